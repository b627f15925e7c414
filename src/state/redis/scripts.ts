/**
 * What is done in Redis, each in one atomic step. Every script begins with two arguments: the time to count by, in ms, or nothing
 * for Redis' own, so that machines whose clocks differ count alike; and what the caller takes for now.
 */
const time = `
local function clock()
  if ARGV[1] ~= '' then return tonumber(ARGV[1]) end
  local t = redis.call('TIME')
  return tonumber(t[1]) * 1000 + math.floor(tonumber(t[2]) / 1000)
end
local now = clock()
local function own(at) return tonumber(at) + now - tonumber(ARGV[2]) end
`;

/** Keys: starts (sorted by their time), a pause, limits that were named, a number for the next start. ARGV 3: our limits. */
const budget = `${time}
local lowered_for, minute = 3600000, 60000
local function counted(per) return per + math.min(1000, math.ceil(per / 20)) end
local windows = {}
local function narrow(per, requests)
  for _, one in ipairs(windows) do
    if one.per == per then one.requests = math.min(one.requests, requests) return end
  end
  windows[#windows + 1] = { per = per, requests = requests }
end
for _, one in ipairs(cjson.decode(ARGV[3])) do narrow(one.perMs, one.requests) end
local function settle()
  for _, one in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. now, '+inf')) do redis.call('ZADD', KEYS[1], now, one) end
  local all = redis.call('HGETALL', KEYS[3])
  for n = 1, #all, 2 do
    local at = math.min(tonumber(all[n + 1]), now)
    if at <= now - lowered_for then redis.call('HDEL', KEYS[3], all[n])
    else
      if at < tonumber(all[n + 1]) then redis.call('HSET', KEYS[3], all[n], at) end
      local per, requests = string.match(all[n], '^(.-):(.*)$')
      narrow(tonumber(per), tonumber(requests))
    end
  end
  local pause = redis.call('HMGET', KEYS[2], 'at', 'ms')
  if pause[1] and tonumber(pause[1]) > now then redis.call('HSET', KEYS[2], 'at', now) pause[1] = now end
  return pause[1] and tonumber(pause[1]) + tonumber(pause[2]) or 0
end
local until_ms = settle()
`;

/** Reads the limits and forgets what is over. */
const forget = `
local longest = counted(minute)
for _, one in ipairs(windows) do longest = math.max(longest, counted(one.per)) end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - longest)
`;

/**
 * ARGV 4: how many starts are left to others, as `reserveOf` of http/reserve.ts has it; 5: anything, where nothing is to be taken;
 * 6: the number of a start of not long ago that the caller knows of. Where there was none with that number the Redis was started
 * again without all that it knew: nobody starts anything until no window can hold what it forgot. Answers { ms, 1 where it was told },
 * or the number of the start that is taken.
 */
const take = `${budget}${forget}
local known = tonumber(ARGV[6])
if tonumber(redis.call('GET', KEYS[4]) or 0) < known then
  redis.call('SET', KEYS[4], known, 'PX', longest + lowered_for * 2)
  if until_ms < now + longest then
    until_ms = now + longest
    redis.call('HSET', KEYS[2], 'at', now, 'ms', longest)
    redis.call('PEXPIRE', KEYS[2], longest + lowered_for)
  end
end
local full = 0
for _, one in ipairs(windows) do
  local nth = math.max(1, one.requests - tonumber(ARGV[4]))
  local oldest = redis.call('ZREVRANGE', KEYS[1], nth - 1, nth - 1, 'WITHSCORES')[2]
  if oldest then full = math.max(full, tonumber(oldest) + counted(one.per) - now) end
end
local paused = until_ms - now
if paused <= 0 and full <= 0 then
  if ARGV[5] ~= '' then return false end
  local number = redis.call('INCR', KEYS[4])
  redis.call('ZADD', KEYS[1], now, number)
  for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, longest + lowered_for * 2) end
  return number
end
if paused >= full then return { tostring(paused), 1 } end
return { tostring(full), 0 }
`;

/** ARGV 4: how long ago the start was taken at the most; 5: since when it is to count at the earliest, as how long ago; ms. */
const postpone = `${budget}
local first = redis.call('ZRANGEBYSCORE', KEYS[1], now - tonumber(ARGV[4]), '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
local late = now - tonumber(ARGV[5])
if first[1] and tonumber(first[2]) < late then redis.call('ZADD', KEYS[1], late, first[1]) end
`;

/** ARGV 4: for how long, in ms. */
const pause = `${budget}
if until_ms < now + tonumber(ARGV[4]) then
  redis.call('HSET', KEYS[2], 'at', now, 'ms', ARGV[4])
  redis.call('PEXPIRE', KEYS[2], tonumber(ARGV[4]) + lowered_for)
end
`;

/** ARGV 4 and 5: the window and how many requests it may have. */
const lower = `${budget}
redis.call('HSET', KEYS[3], ARGV[4] .. ':' .. ARGV[5], now)
redis.call('PEXPIRE', KEYS[3], lowered_for * 2)
`;

/** Answers { window, limit, left, ... }. */
const left = `${budget}
local answer = {}
for _, one in ipairs(windows) do
  local n = redis.call('ZCOUNT', KEYS[1], '(' .. (now - counted(one.per)), '+inf')
  for _, value in ipairs({ one.per, one.requests, math.max(0, one.requests - n) }) do answer[#answer + 1] = value end
end
return answer
`;

/**
 * Keys: one for each key that is claimed, then the holder's. ARGV 3: the holder; 4: since when; 5: for how long; 6: how long it
 * is remembered that a fetch has ended. Answers who has each, and nothing where it is the holder's.
 */
const claim = `${time}
local since, term, ended = own(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local answer = {}
for n = 1, #KEYS - 1 do
  local held = redis.call('HMGET', KEYS[n], 'holder', 'at', 'until')
  local till = tonumber(held[3] or 0)
  if held[1] == '' and till >= since and till <= now then answer[n] = ''
  elseif held[1] and held[1] ~= '' and till > now and tonumber(held[2]) <= now then answer[n] = held[1]
  else
    redis.call('HSET', KEYS[n], 'holder', ARGV[3], 'at', now, 'until', now + term)
    redis.call('PEXPIRE', KEYS[n], term + ended)
    redis.call('SADD', KEYS[#KEYS], KEYS[n])
    redis.call('PEXPIRE', KEYS[#KEYS], term + ended)
    answer[n] = false
  end
end
return answer
`;

/** Keys: the holder's. ARGV 3: the holder; 4: for how long from now; nothing: it is over; 5: how long that is remembered. */
const change = `${time}
local ended = tonumber(ARGV[5])
for _, key in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  if redis.call('HGET', key, 'holder') == ARGV[3] then
    if ARGV[4] == '' then
      redis.call('HSET', key, 'holder', '', 'until', now)
      redis.call('PEXPIRE', key, ended)
    else
      local till = math.max(tonumber(redis.call('HGET', key, 'until')), now + tonumber(ARGV[4]))
      redis.call('HSET', key, 'until', till)
      redis.call('PEXPIRE', key, till - now + ended)
      redis.call('PEXPIRE', KEYS[1], till - now + ended)
    end
  end
end
if ARGV[4] == '' then redis.call('DEL', KEYS[1]) end
`;

/** Keys: one for each. Answers who fetches each. */
const holders = `${time}
local answer = {}
for n, key in ipairs(KEYS) do
  local held = redis.call('HMGET', key, 'holder', 'at', 'until')
  local is_held = held[1] and held[1] ~= '' and tonumber(held[3]) > now and tonumber(held[2]) <= now
  answer[n] = is_held and held[1] or ''
end
return answer
`;

/** Keys: the right. ARGV 3: the holder; 4: the term; 5: a holder who is gone. Answers who has it. */
const hold = `${time}
local held = redis.call('HMGET', KEYS[1], 'holder', 'at', 'until')
local is_free = not held[1] or held[1] == ARGV[3] or held[1] == ARGV[5] or tonumber(held[3]) <= now or tonumber(held[2]) > now
if not is_free then return held[1] end
redis.call('HSET', KEYS[1], 'holder', ARGV[3], 'at', now, 'until', now + tonumber(ARGV[4]))
redis.call('PEXPIRE', KEYS[1], tonumber(ARGV[4]) + 86400000)
return ARGV[3]
`;

/** Keys: the right. ARGV 3: the holder. */
const release = `if redis.call('HGET', KEYS[1], 'holder') == ARGV[3] then redis.call('DEL', KEYS[1]) end`;

/** Keys: sums, since when. ARGV from 3: names and numbers. */
const add = `${time}
redis.call('SETNX', KEYS[2], now)
for n = 3, #ARGV, 2 do redis.call('HINCRBY', KEYS[1], ARGV[n], ARGV[n + 1]) end
`;

/** Keys: lists, their order, a number for the next. ARGV 3: the terminal; 4: its list; 5: how many are remembered. */
const list = `
redis.call('HSET', KEYS[1], ARGV[3], ARGV[4])
redis.call('ZADD', KEYS[2], redis.call('INCR', KEYS[3]), ARGV[3])
for _, old in ipairs(redis.call('ZRANGE', KEYS[2], 0, -tonumber(ARGV[5]) - 1)) do
  redis.call('HDEL', KEYS[1], old)
  redis.call('ZREM', KEYS[2], old)
end
`;

export const scripts = {
  take,
  postpone,
  pause,
  lower,
  left,
  claim,
  change,
  holders,
  hold,
  release,
  add,
  list,
} as const;
