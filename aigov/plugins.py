"""The only plugin manager: the built-ins, and the distributions that aigov.toml names; no other is looked at."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from aigov import checks, reporters, resources
from aigov.distributions import entry_points, find, once
from aigov.errors import PluginError
from aigov.language import said
from aigov.records import NamedTuple

if TYPE_CHECKING:
    from pluggy import PluginManager

GROUP: Final = "aigov"
"""The group of entry points that plugins of aigov have."""
_BUILT_IN: Final = "aigov"
_DUTCH: Final = {"pack": "regelpakket", "check": "controle", "reporter": "formaat"}


class Activated(NamedTuple):
    """A distribution that the configuration names: its name and version."""

    name: str
    version: str


class Part(NamedTuple):
    """One thing that a plugin brings under a name: a folder of rules, or `module:function`."""

    name: str
    target: str
    plugin: str

    @property
    def built_in(self) -> bool:
        """Whether aigov itself brings it."""
        return self.plugin.startswith(f"{_BUILT_IN} ")

    @property
    def owner(self) -> str:
        """Who brings it, in words."""
        plugin = said("plugin", "plug-in")
        return said("aigov itself", "aigov zelf") if self.built_in else f'{plugin} "{self.plugin}"'


class Core:
    """The built-in pack, registered as any other."""

    def aigov_packs(self) -> Mapping[str, str]:
        """The folder of the core rules."""
        return {"core": f"{resources.rules_place()}/core"}


class Functions(Mapping[str, Any]):
    """Functions by the name that they are registered under, each imported when it is first asked for."""

    def __init__(self, parts: Mapping[str, Part], kind: str) -> None:
        self._parts = parts
        self._kind = kind
        self._imported: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """Raises KeyError where nothing has this name, PluginError where it cannot be imported."""
        if name not in self._imported:
            self._imported[name] = _function(self._parts[name], self._kind)
        return self._imported[name]

    @property
    def targets(self) -> Mapping[str, str]:
        """Where each name leads (`module:function`), with nothing imported."""
        return {name: part.target for name, part in self._parts.items()}

    def __contains__(self, name: object) -> bool:
        return name in self._parts  # a Mapping would ask __getitem__, and import

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


class Plugins:
    """What one configuration has at hand; two that bring one name are refused, and both named."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        """`named` are the distributions to load, each with the place that names it (`aigov.toml:3`)."""
        self._built_in: dict[str, object] = {f"{_BUILT_IN} {each.__name__}": each for each in (checks, reporters)}
        self._built_in[f"{_BUILT_IN} core"] = Core()
        self.activated = tuple(self._activate(name, where) for name, where in once(list(named)))

    @cached_property
    def packs(self) -> Mapping[str, Part]:
        """Folders of rules by the pack's name."""
        return self._collect("aigov_packs", "pack")

    @cached_property
    def checks(self) -> Functions:
        """Checks in Python by name."""
        return Functions(self._collect("aigov_checks", "check"), "check")

    @cached_property
    def reporters(self) -> Functions:
        """Reporters by the name of their format."""
        return Functions(self._collect("aigov_reporters", "reporter"), "reporter")

    @property
    def configuration(self) -> str:
        """The file or folder of the configuration that the one distribution here brings."""
        found = list(self._answers("aigov_configuration"))
        name = self.activated[0].name
        if len(found) != 1:
            number = (
                said("no configuration", "geen configuratie")
                if not found
                else said("more than one configuration", "meer dan één configuratie")
            )
            raise PluginError(
                said(
                    f'plugin "{name}" brings {number}, and cannot be extended.',
                    f'plug-in "{name}" brengt {number} mee, en is niet uit te breiden.',
                )
            )
        answer = found[0][1]
        if not isinstance(answer, str | os.PathLike) or not os.path.lexists(answer):
            what = said(
                f"{answer!r}; a file, or a folder with an aigov.toml, is expected",
                f"{answer!r}; verwacht wordt een bestand, of een map met een aigov.toml",
            )
            raise PluginError(
                said(
                    f'plugin "{name}" answered aigov_configuration with {what}.',
                    f'plug-in "{name}" beantwoordde aigov_configuration met {what}.',
                )
            )
        return os.fspath(answer)

    def _activate(self, name: str, where: str) -> Activated:
        found = find(name, sys.path)
        if not found:
            raise PluginError(
                said(
                    f'plugin "{name}" is named in {where} and is not installed. Install it, or take the name out.',
                    f'plug-in "{name}" wordt genoemd in {where} en is niet geïnstalleerd. Installeer hem, of haal de '
                    "naam weg.",
                )
            )
        entries = entry_points(found, GROUP)
        if not entries:
            what = said(
                f'has no entry point in the group "{GROUP}", so it is no plugin of aigov',
                f'heeft geen entry point in de groep "{GROUP}", en is dus geen plug-in van aigov',
            )
            raise PluginError(
                said(
                    f'"{name}", named in {where}, {what}. Take the name out.',
                    f'"{name}", genoemd in {where}, {what}. Haal de naam weg.',
                )
            )
        for entry, target in entries:
            self._register(name, entry, target)
        return Activated(name, found.rpartition(".")[0].rpartition(os.sep)[2].partition("-")[2])

    def _register(self, distribution: str, entry: str, target: str) -> None:
        from pluggy import PluginValidationError

        plugin = _foreign(target, f'plugin "{distribution}"')
        owner = distribution if entry in {distribution, GROUP} else f"{distribution} ({entry})"
        try:
            self._manager.register(plugin, name=owner)
            self._manager.check_pending()
        except (ValueError, PluginValidationError) as error:
            last = str(error).strip().splitlines()[-1].strip()
            raise PluginError(
                said(
                    f'plugin "{distribution}" does not fit the hooks of aigov: {last}',
                    f'plug-in "{distribution}" past niet op de hooks van aigov: {last}',
                )
            ) from None
        if not self._manager.get_hookcallers(plugin):
            what = said(
                f"{target} has no function marked with aigov.hooks.hookimpl",
                f"{target} heeft geen functie die met aigov.hooks.hookimpl is gemerkt",
            )
            raise PluginError(
                said(
                    f'plugin "{distribution}" brings nothing: {what}.',
                    f'plug-in "{distribution}" brengt niets mee: {what}.',
                )
            )

    def _collect(self, hook: str, kind: str) -> Mapping[str, Part]:
        """Ask each plugin by itself, so that whatever is wrong can be laid at its door."""
        parts: dict[str, Part] = {}
        for plugin, answer in sorted(self._answers(hook), key=lambda pair: pair[0]):
            if self.activated:
                from aigov.managing import checked

                answer = checked(answer, hook, plugin)
            for name, target in sorted(answer.items()):
                part = Part(name, target, plugin)
                if name in parts:
                    what = said(
                        f'two plugins bring a {kind} named "{name}"',
                        f'twee plug-ins brengen "{name}" mee als {_DUTCH[kind]}',
                    )
                    raise PluginError(
                        said(
                            f"{what}: {parts[name].owner} and {part.owner}. Take one of them out.",
                            f"{what}: {parts[name].owner} en {part.owner}. Haal een van beide weg.",
                        )
                    )
                parts[name] = part
        return parts

    def _answers(self, hook: str) -> Iterator[tuple[str, Any]]:
        """Yield what each answers to a hook; where no plugin is named the manager would yield the same."""
        if not self.activated:
            yield from ((name, getattr(each, hook)()) for name, each in self._built_in.items() if hasattr(each, hook))
            return
        from aigov.aside import aside

        for implementation in getattr(self._manager.hook, hook).get_hookimpls():
            plugin = implementation.plugin_name
            try:
                with aside():
                    answer = implementation.function()
            except (Exception, SystemExit) as error:  # a plugin's own code may raise anything
                what = said(
                    f'plugin "{plugin}" raised in {hook}: {_said(error)}',
                    f'plug-in "{plugin}" gaf een fout in {hook}: {_said(error)}',
                )
                raise PluginError(what) from error
            yield plugin, answer

    @cached_property
    def _manager(self) -> "PluginManager":
        """What is built in, registered; a start without a plugin does not wait for pluggy."""
        from aigov.managing import manager

        return manager(GROUP, self._built_in)


def _function(part: Part, kind: str) -> Any:
    what = said(f'{kind} "{part.name}" of {part.owner}', f'{_DUTCH[kind]} "{part.name}" van {part.owner}')
    function = _imported(part.target, what) if part.built_in else _foreign(part.target, what)
    if not callable(function):
        raise PluginError(
            said(
                f"{what} leads to {part.target}, which cannot be called.",
                f"{what} leidt naar {part.target}, dat niet is aan te roepen.",
            )
        )
    if part.built_in:
        return function
    from aigov.aside import heard

    return heard(function)


def _foreign(target: str, what: str) -> Any:
    from aigov.aside import aside

    with aside():
        return _imported(target, what)


def _imported(target: str, what: str) -> Any:
    """Return what `module` or `module:object.attribute` leads to; PluginError with what was raised on the way."""
    module, _, attributes = target.partition(":")
    try:
        found: Any = import_module(module)
        for attribute in filter(None, attributes.split(".")):
            found = getattr(found, attribute)
    except (Exception, SystemExit) as error:  # importing runs a plugin's own code, which may raise anything
        raise PluginError(
            said(
                f"{what} cannot be imported from {target}: {_said(error)}",
                f"{what} is niet te importeren uit {target}: {_said(error)}",
            )
        ) from error
    return found


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}".rstrip(": ") + "."
