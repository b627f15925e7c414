import { wholeSecondsOf } from '../library/dates.ts';
import type { JsonObject } from '../model/json.ts';
import type { Commands } from './ask.ts';

/** How many are remembered for who asks how they went. */
const most = 200;

export function createCommands(): Commands {
  const all: JsonObject[] = [];
  let last = 0;
  return {
    add(name, at) {
      last++;
      const time = wholeSecondsOf(at);
      const command: JsonObject = {
        ...{ name, commandName: name.replace(/(?<=[a-z])(?=[A-Z])/g, ' '), message: 'Completed', body: {} },
        ...{ priority: 'normal', status: 'completed', result: 'successful', queued: time, started: time, ended: time },
        ...{ duration: '00:00:00', trigger: 'manual', stateChangeTime: time, sendUpdatesToClient: false },
        ...{ updateScheduledTask: false, lastExecutionTime: time, id: last },
      };
      all.push(command);
      if (all.length > most) all.shift();
      return command;
    },
    list: () => [...all],
  };
}
