"""The eight answers that register a tool that is in use already, without blame."""

from aigov.language import said
from aigov.scaffold import answers
from aigov.scaffold.answers import CLASSES, PERSONAL
from aigov.scaffold.questions.question import Question, person, prose


def questions() -> tuple[Question, ...]:
    """Return them in the order in which they are asked, in the spoken language."""
    return tuple(
        Question(name, at, ask, help_, read, sandbox=True)
        for name, at, ask, help_, read in (
            (
                "tools",
                "systems",
                said("Which tools are in use?", "Welke tools zijn in gebruik?"),
                said(
                    "By the names that people use: Assistant X, Translator Y.",
                    "Met de namen die mensen gebruiken: Assistent X, Vertaler Y.",
                ),
                answers.names,
            ),
            (
                "users",
                "sandbox.users",
                said(
                    "How many people use them, and of which group?", "Hoeveel mensen gebruiken ze, en uit welke groep?"
                ),
                said("An estimate will do: 14 permit desk.", "Een schatting is genoeg: 14 vergunningenbalie."),
                answers.users,
            ),
            (
                "hypothesis",
                "sandbox.hypothesis",
                said("What do you expect to find out?", "Wat verwacht u te ontdekken?"),
                said(
                    "So that it can turn out wrong: ranking halves the wait.",
                    "Zo gesteld dat het ook níet kan kloppen: rangschikken halveert de wachttijd.",
                ),
                prose("sandbox.hypothesis"),
            ),
            (
                "data",
                "sandbox.data",
                said("Which data goes in?", "Welke gegevens gaan erin?"),
                said(
                    f"{', '.join(CLASSES)}; and of personal data: {', '.join(PERSONAL)}.",
                    f"{', '.join(CLASSES)}; en van persoonsgegevens: {', '.join(PERSONAL)}.",
                ),
                answers.data,
            ),
            (
                "ends-on",
                "sandbox.ends_on",
                said("What is the last day of the trial?", "Wat is de laatste dag van de proef?"),
                said(
                    "Written as 2027-06-30; by then somebody decides.",
                    "Geschreven als 2027-06-30; uiterlijk dan beslist iemand.",
                ),
                answers.day,
            ),
            (
                "decides",
                "decisions[end-of-trial].decider",
                said("Who decides then how it goes on?", "Wie beslist dan hoe het verder gaat?"),
                said("Somebody else than who runs the trial. ", "Iemand anders dan wie de proef leidt. ") + person(),
                answers.who,
            ),
            (
                "contact",
                "sandbox.contact",
                said(
                    "Where do users go with questions and worries?",
                    "Waar kunnen gebruikers terecht met vragen en zorgen?",
                ),
                said(
                    "An address. A data breach goes to the privacy officer at once, not in here.",
                    "Een adres. Een datalek hoort hier niet: dat gaat meteen naar de privacy officer.",
                ),
                answers.line,
            ),
            (
                "owner",
                "sandbox.owner",
                said("Who runs the trial and answers for it?", "Wie leidt de proef en is erop aanspreekbaar?"),
                person(),
                answers.who,
            ),
        )
    )
