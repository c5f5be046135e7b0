"""What the ablation leaves out: every family it names is there, and is back afterwards."""

import sys

import pytest
from rule_families import MERGING, READING, Step, without
from small_news import figure, story

STEPS = (*MERGING, *READING)


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_every_step_that_may_be_left_out_is_called_somewhere(step: Step) -> None:
    module = sys.modules[f"summarizer.{step.module}"]
    function = getattr(module, step.name)
    with without(str(step)):
        assert getattr(module, step.name) is step
    assert getattr(module, step.name) is function


def test_what_a_number_was_before_is_its_own_figure_without_the_step_that_tells_so() -> None:
    told = "The bank cut its forecast of profit from 920 million euros to 610 million euros."
    assert figure(story(told), 610e6).id == figure(story(told), 920e6).id
    with without("merge.figures.counted.former_values.with_formers"):
        assert figure(story(told), 610e6).id != figure(story(told), 920e6).id
