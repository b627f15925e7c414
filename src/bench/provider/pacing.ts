import { Agent, get } from 'node:http';
import { finished } from 'node:stream/promises';
import type { Clock } from '../../model/clock.ts';
import { quantile } from '../statistics.ts';

/** Requests that go out at their times, whatever has become of those before: as many callers who know nothing of each other. */
export interface Pace {
  readonly url: string;
  readonly perSecond: number;
  /** How many requests there are in all. */
  readonly requests: number;
}

/** What such a load came to. Times in ms. */
export interface PacedLoad {
  readonly requests: number;
  /** Answers other than 200, those cut short, and none. */
  readonly errors: number;
  /** From when a request was due until its answer was whole: the middle one, that of 99 of 100, and the largest. */
  readonly median: number;
  readonly p99: number;
  readonly largest: number;
  /** Of 99 of 100, from when the request was sent. */
  readonly sentP99: number;
  /** Of 99 of 100, how late the request was sent: the share of whoever asks. */
  readonly lateP99: number;
}

/** More connections than that are opened for nobody; a request that finds none waits, and its time runs. */
const mostConnections = 256;
/** No answer after so long is none, in ms. */
const patienceMs = 10_000;

/** `now`: a clock that only goes forward, in ms. */
export async function askAtPace(
  { url, perSecond, requests }: Pace,
  clock: Clock,
  now: () => number,
): Promise<PacedLoad> {
  const agent = new Agent({ keepAlive: true, maxSockets: mostConnections });
  const answers: Promise<Answer>[] = [];
  const begun = now();
  while (answers.length < requests) {
    for (let due = begun; answers.length < requests; ) {
      due = begun + (answers.length * 1_000) / perSecond;
      if (due > now()) break;
      answers.push(answerTo(url, agent, due, now));
    }
    await clock.sleep(1);
  }
  const all = await Promise.all(answers);
  agent.destroy();
  const times = (of: (answer: Answer) => number) => all.map(of).sort((a, b) => a - b);
  const whole = times(({ due, ended }) => ended - due);
  return {
    requests,
    errors: all.filter(({ isRight }) => !isRight).length,
    median: quantile(whole, 0.5),
    p99: quantile(whole, 0.99),
    largest: quantile(whole, 1),
    sentP99: quantile(
      times(({ sent, ended }) => ended - sent),
      0.99,
    ),
    lateP99: quantile(
      times(({ due, sent }) => sent - due),
      0.99,
    ),
  };
}

/** When a request was due, was sent, and its answer was whole, in ms. */
interface Answer {
  readonly due: number;
  readonly sent: number;
  readonly ended: number;
  readonly isRight: boolean;
}

function answerTo(url: string, agent: Agent, due: number, now: () => number): Promise<Answer> {
  const sent = now();
  return new Promise((done) => {
    const end = (isRight: boolean) => done({ due, sent, ended: now(), isRight });
    const request = get(url, { agent, timeout: patienceMs }, (answer) => {
      finished(answer.resume()).then(
        () => end(answer.statusCode === 200),
        () => end(false),
      );
    });
    request.on('timeout', () => request.destroy()).on('error', () => end(false));
  });
}
