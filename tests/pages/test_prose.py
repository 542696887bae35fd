"""Long texts: paragraphs, lists and addresses, and nothing else."""

from macros.pages.prose import Block, Part, blocks, parts


def lines(block: Block) -> list[str]:
    return ["".join(part.text for part in line) for line in block.lines]


def test_a_blank_line_ends_a_paragraph() -> None:
    found = blocks("een\nop een nieuwe regel\n\ntwee")
    assert [(block.is_list, lines(block)) for block in found] == [
        (False, ["een op een nieuwe regel"]),
        (False, ["twee"]),
    ]


def test_a_list_follows_with_or_without_a_blank_line() -> None:
    found = blocks("Dit:\n- een\n- twee\n  gaat verder\n\n- drie\n\nklaar")
    assert [(block.is_list, lines(block)) for block in found] == [
        (False, ["Dit:"]),
        (True, ["een", "twee gaat verder"]),
        (True, ["drie"]),
        (False, ["klaar"]),
    ]


def test_an_address_is_a_link_without_the_end_of_the_sentence() -> None:
    assert parts("zie https://a.nl/b?c=d. Of (https://e.nl).") == (
        Part("zie "),
        Part("https://a.nl/b?c=d", "https://a.nl/b?c=d"),
        Part(". Of ("),
        Part("https://e.nl", "https://e.nl"),
        Part(")."),
    )


def test_only_https_and_only_with_a_host_is_a_link() -> None:
    for text in ("javascript:alert(1)", "http://a.nl", "https://", "https://...", "mailto:a@b.nl"):
        assert [part.url for part in parts(text)] == [None]


def test_nothing_else_has_a_meaning() -> None:
    assert blocks("**vet** <b> `x`")[0].lines == ((Part("**vet** <b> `x`"),),)
    assert blocks("") == ()
