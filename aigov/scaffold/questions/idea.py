"""What is asked of a project from the first idea on: the need, the mandate, whom it touches."""

from aigov.language import said
from aigov.scaffold import answers
from aigov.scaffold.questions.question import Question, choice, members, person, prose, yes_no


def questions() -> tuple[Question, ...]:
    """Return them in the order in which they are asked, in the spoken language."""
    return (
        Question(
            "description",
            "project.description",
            said("What does it do, in one sentence?", "Wat doet het, in één zin?"),
            said(
                "So that a colleague elsewhere understands it.",
                "Zo dat een collega van een andere afdeling het begrijpt.",
            ),
            prose("project.description"),
        ),
        Question(
            "origin",
            "project.origin",
            said("Where does it come from?", "Waar komt het vandaan?"),
            members("project.origin"),
            choice("project.origin"),
        ),
        Question(
            "asked-by",
            "need.asked_by",
            said("Who, in the work itself, asked for it?", "Wie uit de praktijk vroeg erom?"),
            person(),
            answers.who,
        ),
        Question(
            "statement",
            "need.statement",
            said("What is the matter today, without the solution?", "Wat speelt er nu, zonder de oplossing?"),
            said(
                "Such as: urgent requests wait as long as routine ones.",
                "Zoals: spoedaanvragen wachten even lang als gewone.",
            ),
            prose("need.statement"),
        ),
        Question(
            "purpose",
            "need.intended_purpose",
            said(
                "What is it to be used for, by whom, in which setting?",
                "Waarvoor is het bedoeld, voor wie en in welke omgeving?",
            ),
            said(
                "The intended purpose: the words by which the law will judge it.",
                "Het beoogde doel: aan deze woorden toetst de wet het.",
            ),
            prose("need.intended_purpose"),
        ),
        Question(
            "groups",
            "need.groups",
            said("Who uses it, and whom does it touch?", "Wie gebruikt het, en wie krijgt ermee te maken?"),
            said(
                "A short word for each group, with commas: residents, permit_desk.",
                "Een kort woord per groep, met komma's ertussen: inwoners, balie.",
            ),
            answers.words,
        ),
        Question(
            "decides-about-people",
            "exposure.decides_about_people",
            said(
                "Does it rank, score or decide about people, or prepare that?",
                "Rangschikt of scoort het mensen, beslist het over hen, of bereidt het dat voor?",
            ),
            yes_no(),
            answers.yes_no,
        ),
        Question(
            "outside-organisation",
            "exposure.outside_organisation",
            said(
                "Does it touch people outside the organisation?", "Krijgen mensen buiten de organisatie ermee te maken?"
            ),
            yes_no(),
            answers.yes_no,
        ),
        Question(
            "irreversible",
            "exposure.irreversible",
            said("Can it do harm that cannot be undone?", "Kan het schade doen die niet te herstellen is?"),
            yes_no(),
            answers.yes_no,
        ),
        Question(
            "sponsor",
            "mandate.sponsor",
            said("Who at the top stands for it?", "Wie aan de top staat ervoor (opdrachtgever)?"),
            said(
                "The sponsor, who shields it. Being named here is not yet a yes. ",
                "Wie het project beschermt. Hier genoemd worden is nog geen ja. ",
            )
            + person(),
            answers.who,
        ),
        Question(
            "kpi",
            "kpis",
            said("By which figure will you see that it works?", "Aan welk cijfer ziet u dat het werkt?"),
            said(
                "One KPI is enough to begin with: urgent requests answered the same day.",
                "Eén KPI is genoeg om te beginnen: spoedaanvragen die dezelfde dag beantwoord zijn.",
            ),
            answers.line,
        ),
    )
