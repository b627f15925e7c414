// This process among the others on its machine: whoever holds what one at a time may have can be asked after.
const { hostname } = require('node:os');

const host = encodeURIComponent(hostname());

/** With a signal that does nothing. */
function isThere(id) {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}

module.exports = {
  name: `${host}:${process.pid}`,
  isGone(name) {
    const [where, id] = name.split(':');
    return where === host && /^[1-9]\d*$/.test(id) && !isThere(Number(id));
  },
};
