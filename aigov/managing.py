"""The pluggy manager: it knows the specifications and what is built in by their names, and plugins by their marks."""

import os
from collections.abc import Mapping
from typing import Any, Final

import pluggy

from aigov import hooks
from aigov.errors import PluginError
from aigov.language import said

_SPECIFICATION: Final[pluggy.HookspecOpts] = {
    "firstresult": False,
    "historic": False,
    "warn_on_impl": None,
    "warn_on_impl_args": None,
}
_IMPLEMENTATION: Final[pluggy.HookimplOpts] = {
    "wrapper": False,
    "hookwrapper": False,
    "optionalhook": False,
    "tryfirst": False,
    "trylast": False,
    "specname": None,
}


class _Manager(pluggy.PluginManager):
    """Asks for no marker where aigov's own modules stand: a start without a plugin then does without pluggy."""

    def __init__(self, group: str, built_in: Mapping[str, object]) -> None:
        super().__init__(group)
        self._ours = [id(each) for each in built_in.values()]
        self.add_hookspecs(hooks)
        for name, each in built_in.items():
            self.register(each, name=name)

    def parse_hookspec_opts(self, module_or_class: Any, name: str) -> pluggy.HookspecOpts | None:
        """Return the options of a specification: each function of aigov.hooks that is called like a hook is one."""
        return _SPECIFICATION if module_or_class is hooks and name.startswith(hooks.BEGINS) else None

    def parse_hookimpl_opts(self, plugin: object, name: str) -> pluggy.HookimplOpts | None:
        """Return the options of an implementation: in what is built in by its name, elsewhere by its mark."""
        if id(plugin) in self._ours:
            return _IMPLEMENTATION if name.startswith(hooks.BEGINS) else None
        return super().parse_hookimpl_opts(plugin, name)


def manager(group: str, built_in: Mapping[str, object]) -> pluggy.PluginManager:
    """Return a manager for the entry points of `group`, with what is `built_in` registered by name."""
    return _Manager(group, built_in)


def checked(answer: Any, hook: str, plugin: str) -> Mapping[str, str]:
    """Return what a hook answered, as plain text to plain text; raises PluginError on anything else."""
    answered = said(f'plugin "{plugin}" answered {hook} with', f'plug-in "{plugin}" beantwoordde {hook} met')
    if not isinstance(answer, Mapping):
        kind = type(answer).__name__
        raise PluginError(
            said(f"{answered} {kind}; a mapping of names is expected.", f"{answered} {kind}; verwacht worden namen.")
        )
    parts = {}
    for name, target in answer.items():
        if not isinstance(name, str) or not isinstance(target, str | os.PathLike):
            raise PluginError(
                said(
                    f"{answered} {name!r}: {target!r}; text is expected on both sides.",
                    f"{answered} {name!r}: {target!r}; aan beide kanten wordt tekst verwacht.",
                )
            )
        parts[name] = os.fspath(target)
    return parts
