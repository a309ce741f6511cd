"""By which words people are found: made from their records, and made anew at any time."""

from typing import ClassVar

from django.db import models

from lifecourse.people.models.identity import Person


class FindWord(models.Model):
    """One word by which somebody can be found: a name, a number, a day, a postcode, in one plain spelling."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("text",)
    UNTRACKED: ClassVar[str] = "Made from records, which are recorded."

    kind = models.CharField(max_length=10)
    text = models.CharField(max_length=100)

    class Meta:
        ordering = ["kind", "text"]
        constraints = [models.UniqueConstraint(fields=["kind", "text"], name="a_find_word_is_kept_once")]

    def __str__(self) -> str:
        return "A word to find somebody by"


class FindPlace(models.Model):
    """A word leads to a person."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("word", "person")
    UNTRACKED: ClassVar[str] = "Made from records, which are recorded."

    # The constraint below begins with the word, so that is its index too.
    word = models.ForeignKey(FindWord, on_delete=models.CASCADE, related_name="places", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="found_by")

    class Meta:
        ordering = ["word", "person"]
        constraints = [
            models.UniqueConstraint(fields=["word", "person"], name="a_word_leads_to_a_person_once")
        ]

    def __str__(self) -> str:
        return "What a word leads to"
