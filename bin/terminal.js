// The terminal that a stream leads to, and the browser of whoever sits there. Loaded by who needs it.
const { spawn } = require('node:child_process');
const { fstatSync } = require('node:fs');

/**
 * Names a terminal by its device. On Linux, where the next window gets the same device, with when it was opened, too. On
 * Windows there is no device, but what the window or, without one, the shell is. Undefined: the stream is no terminal.
 */
function deviceOf({ fd, isTTY }) {
  if (!isTTY) return undefined;
  const { rdev, ctimeMs } = fstatSync(fd);
  if (process.platform === 'win32') return `window ${process.env.WT_SESSION ?? process.ppid}`;
  return process.platform === 'linux' ? `device ${rdev} of ${Math.round(ctimeMs)}` : `device ${rdev}`;
}

/** How an address is opened in the user's browser. Undefined: there is no screen that one could show on. */
function openerOf({ platform, env }) {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  const hasScreen = ['DISPLAY', 'WAYLAND_DISPLAY', 'BROWSER', 'WSL_DISTRO_NAME'].some((name) => env[name]);
  return hasScreen ? ['xdg-open'] : undefined;
}

/** An opener that still runs after so many ms is the browser itself. */
const longestMs = 3_000;

/** False: the address could not be opened. No shell reads it. */
function open(address) {
  const [command, ...words] = openerOf(process) ?? [];
  if (!command) return Promise.resolve(false);
  return new Promise((done) => {
    const child = spawn(command, [...words, address], { stdio: 'ignore', detached: true });
    const timer = setTimeout(() => done(true), longestMs);
    const ended = (isOpen) => {
      clearTimeout(timer);
      done(isOpen);
    };
    child.on('error', () => ended(false));
    child.on('exit', (code) => ended(code === 0));
    child.unref();
  });
}

module.exports = { deviceOf, open };
