// Shows a text in the user's pager: what `page` of the program's surroundings is. Loaded by who needs it.
const { spawn } = require('node:child_process');

/** What a shell answers where there is no such command. */
const unknown = 127;

/** False: the command could not be started. Ctrl-C is the pager's own while it runs. */
function page(text, command, env) {
  return new Promise((done) => {
    const child = spawn(command, { shell: true, stdio: ['pipe', 'inherit', 'inherit'], env });
    child.on('error', () => done(false));
    child.on('close', (code) => done(code !== unknown));
    child.stdin.on('error', () => {}); // it was left before its end
    child.stdin.end(text);
  });
}

module.exports = { page };
