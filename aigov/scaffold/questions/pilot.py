"""What is asked from the pilot on, beside what an idea has: roles, data, assessments, how it is stopped."""

from aigov.language import said
from aigov.scaffold import answers
from aigov.scaffold.questions.question import Question, choice, members, person, prose


def questions() -> tuple[Question, ...]:
    """Return them in the order in which they are asked, in the spoken language."""
    held = {
        "executive": said("Who leads the project at the top, accountable for its results?",
                          "Wie leidt het project aan de top, eindverantwoordelijk voor de resultaten?"),
        "translator": said("Who, from the work itself and trained in AI, sees that the result is usable?",
                           "Wie uit de praktijk, opgeleid in AI, zorgt dat het resultaat bruikbaar is?"),
        "product-owner": said("Who decides what is made first (product owner)?",
                              "Wie bepaalt wat het eerst wordt gemaakt (producteigenaar)?"),
        "data-owner": said("Who decides what the data may be used for (data owner)?",
                           "Wie bepaalt waarvoor de gegevens mogen worden gebruikt (gegevenseigenaar)?"),
    }  # fmt: skip
    return (
        Question(
            "stage-since",
            "project.stage_since",
            said("Since which day is it at this stage?", "Sinds welke dag is het in deze fase?"),
            said("Written as 2026-03-01.", "Geschreven als 2026-03-01."),
            answers.day,
        ),
        Question(
            "departments",
            "project.departments",
            said("Which departments take part?", "Welke afdelingen doen mee?"),
            said("A short word for each: parking, it, legal.", "Een kort woord per afdeling: parkeren, it, juridisch."),
            answers.words,
        ),
        *(
            Question(
                role,
                f"roles.{role.replace('-', '_')}.person",
                ask,
                said("Being named here is not yet a yes. ", "Hier genoemd worden is nog geen ja. ") + person(),
                answers.who,
            )
            for role, ask in held.items()
        ),
        Question(
            "sources",
            "data.sources",
            said("Which sets of data does it use?", "Welke verzamelingen gegevens gebruikt het?"),
            said("A short name for each: permit requests, register.", "Een korte naam voor elk: aanvragen, register."),
            answers.names,
        ),
        Question(
            "dpia",
            "dpia.status",
            said("How far is the DPIA?", "Hoe ver is de DPIA?"),
            members("dpia.status"),
            choice("dpia.status"),
        ),
        Question(
            "bias-review",
            "bias_review.status",
            said("How far is the bias review?", "Hoe ver is het bias-onderzoek?"),
            members("bias_review.status"),
            choice("bias_review.status"),
        ),
        Question(
            "risk-class",
            "ai_act.risk_class",
            said("Which risk class of the AI Act is it in?", "In welke risicoklasse van de AI-verordening valt het?"),
            members("ai_act.risk_class"),
            choice("ai_act.risk_class"),
        ),
        Question(
            "stop",
            "oversight.stop",
            said("How is it stopped, and by whom?", "Hoe wordt het stopgezet, en door wie?"),
            said(
                "Such as: the desk switches the ranking off; requests then come in order of arrival.",
                "Zoals: de balie zet de rangschikking uit; aanvragen komen dan op volgorde van binnenkomst.",
            ),
            prose("oversight.stop"),
        ),
        Question(
            "incident-contact",
            "operations.incident_contact",
            said("Where are incidents reported?", "Waar worden incidenten gemeld?"),
            said("An address that is read.", "Een adres waar iemand de post leest."),
            answers.line,
        ),
    )
