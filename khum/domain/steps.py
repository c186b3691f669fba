"""The seven steps of the KM process and the six components of change (rows 41–50, 71–76).

The codes are stored; wordings are what plans of Thai councils print. Step 4 has two wordings in the same plan
(row 128), so every member carries all the wordings it is known by, the official one first.
"""

from __future__ import annotations

from enum import StrEnum


class Track(StrEnum):
    """The part of a plan that a table of activities belongs to."""

    PROCESS = "process"
    CHANGE = "change"
    ANNUAL = "annual"

    @property
    def label_th(self) -> str:
        """Thai heading of the part, as official plans print it."""
        return _TRACK_LABELS[self][0]

    @property
    def label_en(self) -> str:
        """English name of the part."""
        return _TRACK_LABELS[self][1]


class ProcessStep(StrEnum):
    """One of the seven steps of the knowledge-management process, in their order."""

    IDENTIFY = "identify"
    ACQUIRE = "acquire"
    ORGANISE = "organise"
    REFINE = "refine"
    ACCESS = "access"
    SHARE = "share"
    LEARN = "learn"

    @property
    def label_th(self) -> str:
        """Official Thai name."""
        return _STEP_WORDINGS[self][0]

    @property
    def label_en(self) -> str:
        """English name."""
        return _STEP_LABELS_EN[self]

    @property
    def wordings_th(self) -> tuple[str, ...]:
        """Every Thai wording that plans use for this step, the official one first."""
        return _STEP_WORDINGS[self]

    @property
    def number(self) -> int:
        """Place in the process, from 1."""
        return list(ProcessStep).index(self) + 1


class ChangeComponent(StrEnum):
    """One of the six components of the change-management process, in their order."""

    PREPARE = "prepare"
    COMMUNICATE = "communicate"
    TOOLS = "tools"
    LEARNING = "learning"
    MEASURE = "measure"
    RECOGNISE = "recognise"

    @property
    def label_th(self) -> str:
        """Official Thai name."""
        return _COMPONENT_WORDINGS[self][0]

    @property
    def label_en(self) -> str:
        """English name."""
        return _COMPONENT_LABELS_EN[self]

    @property
    def wordings_th(self) -> tuple[str, ...]:
        """Every Thai wording that plans use for this component, the official one first."""
        return _COMPONENT_WORDINGS[self]

    @property
    def number(self) -> int:
        """Place among the components, from 1."""
        return list(ChangeComponent).index(self) + 1


class StepSet(StrEnum):
    """Which steps a plan version uses: all seven, or the six-step variant without access (row 50)."""

    SEVEN = "seven"
    SIX = "six"

    @property
    def steps(self) -> tuple[ProcessStep, ...]:
        """Steps of this set in order."""
        if self is StepSet.SIX:
            return tuple(step for step in ProcessStep if step is not ProcessStep.ACCESS)
        return tuple(ProcessStep)

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"seven": "๗ ขั้นตอน", "six": "๖ ขั้นตอน (รวมการเข้าถึงไว้ในการแบ่งปัน)"}[self.value]


def step_or_component(code: str) -> ProcessStep | ChangeComponent | None:
    """Return the member whose code is ``code``; None for an unknown or empty code."""
    if code in ProcessStep._value2member_map_:
        return ProcessStep(code)
    if code in ChangeComponent._value2member_map_:
        return ChangeComponent(code)
    return None


def steps_of(track: Track, step_set: StepSet = StepSet.SEVEN) -> tuple[ProcessStep | ChangeComponent, ...]:
    """Steps or components that the rows of a track belong to, in order."""
    if track is Track.CHANGE:
        return tuple(ChangeComponent)
    return step_set.steps


_TRACK_LABELS = {
    Track.PROCESS: ("กระบวนการจัดการความรู้ (KM Process)", "Knowledge-management process"),
    Track.CHANGE: (
        "กระบวนการบริหารจัดการการเปลี่ยนแปลง (Change Management Process)",
        "Change-management process",
    ),
    Track.ANNUAL: ("แผนการจัดการความรู้ประจำปีงบประมาณ", "Plan of the fiscal year"),
}

_STEP_WORDINGS: dict[ProcessStep, tuple[str, ...]] = {
    ProcessStep.IDENTIFY: ("การบ่งชี้ความรู้", "การค้นหาความรู้", "การกำหนดความรู้"),
    ProcessStep.ACQUIRE: (
        "การสร้างและแสวงหาความรู้",
        "การแสวงหาความรู้",
        "การสร้างความรู้",
        "การสร้างและแสวงหาความรู้ใหม่",
    ),
    ProcessStep.ORGANISE: (
        "การจัดความรู้ให้เป็นระบบ",
        "การจัดการความรู้ให้เป็นระบบ",
        "การจัดเก็บความรู้",
    ),
    ProcessStep.REFINE: (
        "การประมวลและกลั่นกรองความรู้",
        "การประเมินและกลั่นกรองความรู้",
        "การประมวลผลและกลั่นกรองความรู้",
    ),
    ProcessStep.ACCESS: ("การเข้าถึงความรู้", "การเข้าถึงองค์ความรู้"),
    ProcessStep.SHARE: (
        "การแบ่งปันแลกเปลี่ยนความรู้",
        "การแลกเปลี่ยนเรียนรู้",
        "การถ่ายทอดความรู้",
    ),
    ProcessStep.LEARN: ("การเรียนรู้", "การนำความรู้ไปใช้"),
}

_STEP_LABELS_EN = {
    ProcessStep.IDENTIFY: "Identify knowledge",
    ProcessStep.ACQUIRE: "Create and acquire",
    ProcessStep.ORGANISE: "Organise",
    ProcessStep.REFINE: "Codify and refine",
    ProcessStep.ACCESS: "Access",
    ProcessStep.SHARE: "Share",
    ProcessStep.LEARN: "Learn",
}

_COMPONENT_WORDINGS: dict[ChangeComponent, tuple[str, ...]] = {
    ChangeComponent.PREPARE: (
        "การเตรียมการและปรับเปลี่ยนพฤติกรรม",
        "การเตรียมการและการปรับเปลี่ยนพฤติกรรม",
    ),
    ChangeComponent.COMMUNICATE: ("การสื่อสาร",),
    ChangeComponent.TOOLS: ("กระบวนการและเครื่องมือ",),
    ChangeComponent.LEARNING: ("การเรียนรู้", "การฝึกอบรมและการเรียนรู้"),
    ChangeComponent.MEASURE: ("การวัดผล", "การติดตามและวัดผล"),
    ChangeComponent.RECOGNISE: ("การยกย่องชมเชยและการให้รางวัล", "การยกย่องชมเชยและให้รางวัล"),
}

_COMPONENT_LABELS_EN = {
    ChangeComponent.PREPARE: "Preparation and behaviour",
    ChangeComponent.COMMUNICATE: "Communication",
    ChangeComponent.TOOLS: "Process and tools",
    ChangeComponent.LEARNING: "Learning about KM",
    ChangeComponent.MEASURE: "Measurement",
    ChangeComponent.RECOGNISE: "Recognition and reward",
}
