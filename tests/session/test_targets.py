"""What measures are aimed at is understood as either window writes it."""

import pytest
from tests.oracle.compare import AARHUS

from scenarier.session.targets import Targets
from scenarier.text.language import LANGUAGES, set_language


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("written", LANGUAGES)
def test_that_a_list_in_another_language_is_understood(written, spoken):
    set_language(written)
    labels = {choice.key: choice.text for choice in Targets(AARHUS).choices if not choice.key.startswith("area:")}
    assert len(labels) > 15
    set_language(spoken)
    targets = Targets(AARHUS)
    assert {key: targets.find(text) for key, text in labels.items()} == {key: key for key in labels}
