"""The engine behind the roadmap, and the module that the macros plugin of mkdocs loads."""

from typing import Any

NAMES = (  # of the macros that a page written by hand may call
    "compass",
    "roadmap_map",
    "phase",
    "track",
    "use_case",
    "kpi",
    "kpi_value",
    "chart",
    "milestones",
    "changes",
    "pitfalls",
    "agenda",
    "review",
    "title",
)


def define_env(env: Any) -> None:
    """Give the macros plugin its macros: the views of the generated pages, by name."""
    from macros.pages.named import Named

    context = env.conf.extra["site"].context
    called: dict[str, Named] = {}

    def macro(name: str) -> Any:
        def call(*arguments: Any, **options: Any) -> str:
            here = env.page.url
            return called.setdefault(here, Named(context=context, here=here)).functions()[name](*arguments, **options)

        return call

    for name in NAMES:
        env.macro(macro(name), name)
