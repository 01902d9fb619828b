/** The sentences of the lesson panel, the course list and what belongs to them, in one place. */
import type { RunStage } from './lessonMachine.ts';
import type { LessonState } from './progress.ts';
import type { Confidence } from './runRecord.ts';

const WAIT = 'The lesson is preparing the sandbox. Wait a moment.';
const PLAYING = 'The solution is playing. Wait until it is over.';

/** Why no request can be sent in that stage of a lesson; null where it can. */
export const GATES: Record<RunStage, string | null> = {
  opening: WAIT,
  preparing: WAIT,
  stuck: null,
  intro: 'Press Begin in the lesson first.',
  arriving: WAIT,
  predict: 'Lock your prediction in the lesson first, then send the request.',
  doing: null,
  rewinding: WAIT,
  clearing: WAIT,
  playing: PLAYING,
  played: null,
  feedback: 'Press Next in the lesson first, or go on in free play.',
  explain: null,
  summary: null,
};

export const CONFIDENCES: readonly { value: Confidence; label: string }[] = [
  { value: 'guess', label: 'A guess' },
  { value: 'fairly', label: 'Fairly sure' },
  { value: 'sure', label: 'Sure' },
];

export const STATE_WORDS: Record<LessonState, string> = {
  'not-begun': 'Not begun',
  begun: 'Begun',
  passed: 'Passed',
  revealed: 'Solution shown',
};

export const TEXTS = {
  panel: 'Lesson',
  lessons: 'Lessons',
  sandbox: 'Sandbox',
  course: 'Course',
  begin: 'Begin',
  next: 'Next',
  predict: 'Predict',
  howSure: 'How sure are you?',
  lock: 'Lock it in',
  locked: 'Locked in. Now see what happens.',
  chooseFirst: 'Choose an answer first.',
  sureFirst: 'Say how sure you are.',
  task: 'Your task',
  hint: 'Hint',
  moreHint: 'Another hint',
  noMoreHints: 'That was the last hint.',
  showMe: 'Show me',
  resetStep: 'Reset this step',
  violated: 'A dead end:',
  violatedBrief: 'A dead end: open the lesson to reset the step.',
  openLesson: 'Open the lesson',
  violatedThen: 'Reset the step, and the sandbox becomes what it was when the step began.',
  playing: 'Watch: the solution is playing on the stage.',
  played: 'Played. The stage is still drawing the last of it.',
  drawing: 'The stage is still drawing the last of it.',
  missing: 'missing',
  worked: 'Watch: this step is played for you, as an example.',
  preparing: 'The sandbox is being prepared for this step…',
  stuck: 'The sandbox could not be prepared:',
  again: 'Try again',
  done: 'Done',
  revealedNote: 'The solution was shown.',
  right: 'Your prediction was right',
  wrong: 'Your prediction was wrong',
  afterwards: 'Afterwards you know:',
  allDone: 'All steps done',
  explain: 'What you saw',
  summary: 'Summary',
  toSummary: 'To the summary',
  yourTrace: 'What you sent',
  noTrace: 'The trace of this lesson is no longer there.',
  predictions: 'Your predictions',
  predicted: 'You said',
  happened: 'It was',
  nextLesson: 'Next lesson',
  backToList: 'All lessons',
  freePlay: 'Free play from here',
  leave: 'Leave the lesson',
  surely: 'You were sure about this',
  surelyWhy: 'In an earlier lesson you were sure, and wrong. Once more, without the sandbox:',
  check: 'Check',
  goOn: 'Go on',
  stillWrong: 'Not yet. The question comes back once more.',
  nowRight: 'Right. This one is settled.',
  startSandbox: 'A new sandbox for this lesson?',
  startSandboxWhy:
    'The lesson begins with a sandbox of its own. What you did in this one, with its store, jars and timeline, is thrown away.',
  keepSandbox: 'Keep my sandbox',
  startLesson: 'Start the lesson',
  clear: 'Clear for the next class',
  clearAsk: 'Clear the progress?',
  clearWhy:
    'Everything that was reached in this browser is forgotten, and the sandbox begins anew. Save it as a file first if somebody wants to go on.',
  clearKeep: 'Keep it',
  exported: 'Save progress as a file',
  imported: 'Open a progress file…',
  progressFile: 'Progress file',
  importedDone: 'The progress of the file is in the list.',
  teachers: 'For teachers: all questions and answers',
  errors: 'In the lesson files',
  errorsWhy: 'A lesson with an error is shown in its last good version.',
  noCourse: 'The lessons come with the connection, which is not there yet.',
  emptyCourse: 'There are no lessons here.',
  after: 'Better after',
  continueLeft: 'Continue where you left',
  seeEvent: 'See it in your trace',
} as const;

export const lessonOf = (at: number, count: number): string => `Lesson ${at} of ${count}`;
export const metWords = (met: number, of: number): string => `${met} of ${of}`;
export const minutesWords = (minutes: number): string => `${minutes} min`;
