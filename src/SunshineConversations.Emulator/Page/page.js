
'use strict';
// The content of conversations is only ever shown as text: no part of it becomes HTML. Its addresses are used in links, and
// in images only if they are those of this emulator.
const $ = id => document.getElementById(id);

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter(child => child !== undefined));
  return made;
}

const div = (className, ...children) => element('div', { className }, ...children);
const button = (text, onclick, className = '') => element('button', { type: 'button', className, onclick }, text);
const option = (value, text) => element('option', { value }, text);
const labeled = (text, input) => element('label', {}, text, input);

function time(iso, hasSeconds) {
  const shown = new Date(iso).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', ...(hasSeconds && { second: '2-digit' }) });
  return element('time', { dateTime: iso, title: iso }, shown);
}

// Requests.

async function call(method, path, body) {
  const options = { method };
  if (body instanceof FormData) options.body = body;
  else if (body) Object.assign(options, { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
  const response = await fetch(path, options);
  const json = await response.json();
  if (!response.ok) throw new Error(json.errors.map(error => error.title).join(', '));
  return json;
}

const get = path => call('GET', path);
const post = (path, body) => call('POST', path, body);
const remove = path => call('DELETE', path);

function say(problem) {
  $('problem').textContent = problem;
  $('problem').hidden = !problem;
}

let queue = Promise.resolve();

/** Does one action after another, each as the user and in the conversation that are shown now, and shows its error. */
function act(action) {
  const user = encodeURIComponent($('user').value);
  const here = $('conversation').value ? { conversationId: $('conversation').value } : {};
  queue = queue.then(() => action(user, here)).then(() => say(''), error => say(error.message));
  return queue;
}

const send = (content, metadata) => act((user, here) => post(`/emulator/users/${user}/messages`, { ...here, content, ...(metadata && { metadata }) }));

// Lists. Only changed items are made again: the others keep the focus, are still open, and contain what was typed.

const lists = new Map();
const focusable = root => [...root.querySelectorAll('summary, a, button, input, select, pre')];

/** An item that cannot be shown does not hide the others. */
function attempt(make) {
  try {
    return make();
  } catch (error) {
    return div('hint', `This cannot be shown: ${error.message}`);
  }
}

function showList(list, items, keyOf, make) {
  const before = lists.get(list) ?? new Map();
  const after = new Map(items.map(item => {
    const known = before.get(keyOf(item));
    const json = JSON.stringify(item);
    return [keyOf(item), known?.json === json ? known : { json, made: replace(known?.made, attempt(() => make(item, known?.made.open))) }];
  }));
  lists.set(list, after);
  for (const [key, { made }] of before) if (!after.has(key)) made.remove();
  let next = list.firstElementChild;
  for (const { made } of after.values()) {
    if (made === next) next = next.nextElementSibling;
    else list.insertBefore(made, next);
  }
}

function replace(old, made) {
  if (old) {
    const focused = focusable(old).indexOf(document.activeElement);
    old.replaceWith(made);
    focusable(made)[focused]?.focus();
  }

  return made;
}

function fill(select, options, wanted) {
  if (select.dataset.shown !== JSON.stringify(options)) {
    const chosen = select.value;
    select.dataset.shown = JSON.stringify(options);
    select.replaceChildren(...options.map(([value, text]) => option(value, text)));
    select.value = chosen;
  }

  if (options.some(([value]) => value === wanted)) select.value = wanted;
  else if (select.selectedIndex < 0) select.selectedIndex = 0;
}

// The content of messages.

function link(text, uri, className = '') {
  return /^(https?|mailto|tel):/i.test(uri)
    // By the referrer, the emulator sees that it is not the bot that reads its files.
    ? element('a', { href: uri, target: '_blank', rel: uri.startsWith(location.origin) ? 'noopener' : 'noopener noreferrer', className }, text)
    : element('button', { type: 'button', disabled: true, title: uri, className }, text);
}

/** The address of a file of this emulator as the page reaches it: the bot may know this machine by another of its names. */
function ownAddress(uri) {
  if (!URL.canParse(uri)) return undefined;
  const url = new URL(uri);
  const isLoopback = name => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(name);
  const isOwn = url.origin === location.origin || (url.port === location.port && isLoopback(url.hostname) && isLoopback(location.hostname));
  return isOwn ? location.origin + url.pathname + url.search : undefined;
}

function fileName(uri) {
  const name = uri.split('/').at(-1) || uri;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function media({ mediaUrl, altText, type, mediaType = type === 'file' ? '' : 'image/' }) {
  if (!mediaUrl) return undefined;
  const address = ownAddress(mediaUrl);
  const shownAs = link(altText || fileName(mediaUrl), address ?? mediaUrl);
  if (!address || !mediaType.startsWith('image/')) return shownAs;
  // A private or deleted one cannot be shown.
  return element('img', { src: address, alt: altText ?? '', className: 'picture', onerror: ({ target }) => target.replaceWith(shownAs) });
}

function actionElement(action) {
  const { type, text, payload, metadata } = action;
  switch (type) {
    case 'link':
    case 'webview':
      return link(text, action.uri, type);
    case 'reply':
      return button(text, () => send({ type: 'text', text, payload }, metadata), type);
    case 'postback':
      return button(text, () => act((user, here) => post(`/emulator/users/${user}/postbacks`, { ...here, payload, ...(metadata && { metadata }) })), type);
    case 'locationRequest':
      return locationForm(text);
    default:
      return element('button', { type: 'button', disabled: true, title: `The action ${type} has no effect in the emulator` }, text);
  }
}

function actions(content, isAnswered) {
  // Replies disappear from a device when the user has written.
  const shown = (content.actions ?? []).filter(action => action.type !== 'reply' || !isAnswered);
  return shown.length > 0 ? div('actions', ...shown.map(actionElement)) : undefined;
}

function formElement(className, isDone, submitText, inputs, submit) {
  const controls = element('fieldset', { disabled: isDone }, ...inputs, element('button', { className: 'primary' }, submitText));
  return element('form', { className: `card ${className}`, onsubmit: event => { event.preventDefault(); submit(); } }, controls);
}

function locationForm(text) {
  const degrees = (value, max) => element('input', { type: 'number', step: 'any', min: -max, max, value, required: true });
  const [lat, long] = [degrees(48.8584, 90), degrees(2.2945, 180)];
  return formElement('place', false, text, [labeled('Latitude', lat), labeled('Longitude', long)],
    () => send({ type: 'location', coordinates: { lat: lat.valueAsNumber, long: long.valueAsNumber } }));
}

function fieldInput({ type, placeholder = '', minSize, maxSize, format, options = [], ...field }) {
  if (type === 'select') return element('select', { required: true }, ...options.map((each, index) => option(index, each.label ?? each.name)));
  const made = element('input', { type: format ? 'number' : type, placeholder, value: field[type] ?? '', required: true });
  if (format === 'decimal') made.step = 'any';
  // Not the properties: they throw where a form requires more than it allows.
  if (minSize) made.setAttribute('minlength', minSize);
  if (maxSize) made.setAttribute('maxlength', maxSize);
  return made;
}

function form(id, { fields, submitted }) {
  const inputs = fields.map(fieldInput);
  return formElement('', submitted, submitted ? 'Submitted' : 'Submit', fields.map((field, index) => labeled(field.label, inputs[index])), () => {
    const filledIn = fields.map(({ type, name, label, options }, index) =>
      ({ type, name, label, [type]: type === 'select' ? [options[inputs[index].value]] : inputs[index].value }));
    act((user, here) => post(`/emulator/users/${user}/formResponses`, { ...here, messageId: id, fields: filledIn }));
  });
}

const item = content => div('card item',
  media(content), div('', content.title, content.description ? element('span', { className: 'hint' }, content.description) : undefined), actions(content));

const definition = (term, text) => [element('dt', {}, term), element('dd', {}, text)];

function parts({ id, content }, isAnswered) {
  const { type, text, items = [], fields = [], coordinates, location: place } = content;
  const bubble = text ? div('bubble', text) : undefined;
  const buttons = actions(content, isAnswered);
  switch (type) {
    case 'carousel': return [div(content.displaySettings?.imageAspectRatio === 'square' ? 'carousel square' : 'carousel', ...items.map(item)), buttons];
    case 'list': return [div('card list', ...items.map(item)), buttons];
    case 'form': return [bubble, form(id, content)];
    case 'formResponse': return [div('card', element('dl', {}, ...fields.flatMap(field => definition(field.label, field.text ?? field.email ?? field.select?.map(each => each.label ?? each.name).join(', ') ?? ''))))];
    case 'location': return [div('card', element('dl', {}, ...definition(place?.name ?? 'Location', [place?.address, `${coordinates.lat}, ${coordinates.long}`].filter(Boolean).join('\n'))))];
    case 'image': return [media(content), bubble, buttons];
    case 'file': return [div('bubble', media(content)), bubble];
    default: return [bubble ?? (buttons ? undefined : div('bubble', content.textFallback ?? `(${type})`)), buttons];
  }
}

const messageElement = ({ message, isFirst, isUnread, isAnswered, isRead }) => div(`message${message.author.type === 'user' ? ' own' : ''}${isFirst ? ' first' : ''}`,
  isUnread ? div('divider', 'New') : undefined,
  isFirst ? div('author', message.author.displayName ?? message.author.type, ' ', time(message.received)) : undefined,
  ...parts(message, isAnswered),
  isRead ? div('hint', 'Read') : undefined);

// Calls and deliveries.

const faultTexts = {
  429: '429 Too many requests', 500: '500 Internal server error', 503: '503 Service unavailable', reset: 'connection reset, not done', slow: 'one byte per second',
  html: 'HTML instead of JSON', truncated: 'JSON that ends in the middle', lost: 'done, but the response is lost',
};

const duration = milliseconds => milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

async function copy(text, { target }) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // The clipboard is not available under a host name without TLS, such as that of a container.
    const area = element('textarea', { value: text });
    target.after(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    target.focus();
  }

  $('notice').textContent = 'Copied';
  if (target.textContent === 'Copied') return;
  const before = target.textContent;
  target.textContent = 'Copied';
  target.addEventListener('blur', () => { target.textContent = before; }, { once: true });
}

function payload(title, json) {
  if (!json) return undefined;
  const text = JSON.stringify(json, null, 2);
  return div('payload', div('', title, button(`Copy ${title.toLowerCase()}`, event => copy(text, event))), element('pre', { tabIndex: 0 }, text));
}

/** A content on a line. */
const briefly = content => content && (content.text || content.textFallback || content.type);
function aboutEvent(event) {
  const { message, activity, postback } = event?.payload ?? {};
  return briefly(message?.content) ?? (activity?.type === event?.type ? undefined : activity?.type) ?? postback?.payload;
}

/** An entry that can be opened. Its details are only made when it is opened. */
function entry({ state, name, about, at, outcome, more }, isOpen) {
  const made = element('details', { className: 'entry', open: isOpen ?? false },
    element('summary', { className: state }, element('span', { className: 'name' }, name, about ? element('span', { className: 'hint' }, about) : undefined), at ? time(at, true) : undefined, element('span', { className: 'outcome' }, ...outcome)));
  const open = () => made.open && made.children.length === 1 && made.append(div('more', ...more()));
  made.ontoggle = open;
  open();
  return made;
}

function callElement({ operation, method, path, statusCode, duration: taken, fault, at, body, response }, isOpen) {
  const { errors = [] } = response ?? {};
  const result = statusCode === undefined
    ? `no response: the connection was cut${fault ? '' : ' by the bot'}`
    : [`${statusCode}`, errors[0]?.code].filter(Boolean).join(' ') + errors.map((error, index) => (index ? '; ' : ': ') + error.title).join('');
  const isBad = statusCode === undefined || statusCode >= 400 || fault !== undefined;
  return entry({
    state: isBad ? 'bad' : 'good',
    name: operation ?? `${method} ${path}`,
    about: briefly(body?.content) ?? body?.type ?? body?.displayName,
    at,
    outcome: [`${result}${fault ? ` (fault: ${fault === String(statusCode) ? 'injected' : faultTexts[fault]})` : ''} · ${duration(taken)}`],
    more: () => [div('hint address', `${method} ${path}`), payload('Request', body), payload('Response', response)],
  }, isOpen);
}

const deliveryStates = { delivered: 'good', pending: 'wait', refused: 'bad', failed: 'bad', dropped: 'bad' };
const attemptResult = ({ statusCode, error, duration: taken }) => `${statusCode ?? `no response: ${error}`} · ${duration(taken)}`;

function deliveryElement({ id, target, status, events, attempts, nextAttemptAt, body }, isOpen) {
  const last = attempts.at(-1);
  const tries = attempts.length > 1 ? ` · ${attempts.length} attempts` : '';
  return entry({
    state: deliveryStates[status],
    name: [...new Set(events.map(event => event.type))].join(', ') || 'no events',
    about: events.length === 1 ? aboutEvent(body.events[0]) : undefined,
    at: last?.at,
    outcome: [`${status}${last ? `: ${attemptResult(last)}` : ''}${tries}`, ...(nextAttemptAt ? [' · next attempt at ', time(nextAttemptAt, true)] : [])],
    more: () => [
      div('hint address', target),
      element('ol', { className: 'attempts' }, ...attempts.map(attempt => element('li', {}, time(attempt.at, true), ` ${attemptResult(attempt)}`))),
      div('buttons-small', button('Deliver again', () => act(() => post(`/emulator/deliveries/${id}/redeliver`)))),
      payload('Payload', body),
    ],
  }, isOpen);
}

// The page as a whole.

const nameOf = ({ id, externalId, profile }) => [profile.givenName, profile.surname].filter(Boolean).join(' ') || externalId || id;
const isOwn = ({ author }, userId) => author.type === 'user' && author.userId === userId;

/** The messages with what a user sees of them, which depends on the others. */
function seen(messages, userId, unreadCount, businessLastRead) {
  const own = messages.filter(message => isOwn(message, userId));
  const unread = unreadCount ? messages.filter(message => !isOwn(message, userId)).slice(-unreadCount)[0] : undefined;
  const read = own.findLast(message => message.received <= businessLastRead);
  const authorOf = message => JSON.stringify(message?.author);
  return messages.map((message, index) => ({
    message,
    isFirst: authorOf(message) !== authorOf(messages[index - 1]) || message === unread,
    isUnread: message === unread,
    isAnswered: messages.indexOf(own.at(-1)) > index,
    isRead: message === read,
  }));
}

function facts(open, users) {
  const { activeSwitchboardIntegration: active, pendingSwitchboardIntegration: pending, businessLastRead } = open.conversation;
  const userOf = id => users.find(user => user.id === id);
  const readAt = iso => iso ? ['read at ', time(iso)] : ['has read nothing'];
  return [
    active ? `${active.name} is in control` : 'Nobody is in control', pending ? `, offered to ${pending.name}` : '',
    ' · business ', ...readAt(businessLastRead),
    ...open.participants.flatMap(({ userId, lastRead, unreadCount }) => [
      ` · ${userOf(userId) ? nameOf(userOf(userId)) : userId} `, ...readAt(lastRead), unreadCount ? `, ${unreadCount} unread` : '']),
  ];
}

let latest;

/** Shows the latest data, for the user and the conversation of the URL, so that a reload keeps the place. */
function show() {
  const { users, conversations, webhookCount, requests, dropped, deliveries, faults, operations, names } = latest;
  const place = new URLSearchParams(location.hash.slice(1));
  fill($('user'), users.map(user => [user.id, nameOf(user)]), place.get('user'));
  const user = $('user').value;
  const own = conversations.filter(each => each.userIds.includes(user));
  fill($('conversation'), own.length > 0 ? own.map(({ conversation }) => [conversation.id, conversation.displayName ?? `${conversation.type} …${conversation.id.slice(-4)}`]) : [['', 'new']], place.get('conversation'));
  history.replaceState(null, '', `#${new URLSearchParams({ user, conversation: $('conversation').value })}`);

  const open = own.find(each => each.conversation.id === $('conversation').value);
  const participant = open?.participants.find(each => each.userId === user);
  const messages = open?.messages ?? [];
  $('facts').replaceChildren(...(open ? facts(open, users) : ['The first message begins a conversation']));
  $('read').disabled = !open;
  $('read').textContent = participant?.unreadCount ? `Mark ${participant.unreadCount} as read` : 'Mark as read';
  $('text').placeholder = `Write as ${$('user').selectedOptions[0]?.textContent}`;
  $('text').disabled = messages.at(-1)?.content.blockChatInput ?? false;
  $('typing').replaceChildren(...(open?.isBusinessTyping ? [element('span', { className: 'dots' }, ...[1, 2, 3].map(() => element('i'))), 'The business is writing'] : []));
  const end = JSON.stringify([open?.conversation.id, messages.at(-1)?.id]);
  showList($('messages'), seen(messages, user, participant?.unreadCount, open?.conversation.businessLastRead), ({ message }) => message.id, messageElement);
  if ($('messages').dataset.end !== end) $('messages').scrollTop = $('messages').scrollHeight;
  $('messages').dataset.end = end;

  showList($('requests'), requests.toReversed(), ({ id }) => id, callElement);
  showList($('deliveries'), deliveries.toReversed(), ({ id }) => id, deliveryElement);
  $('webhooks').textContent = webhookCount > 0 ? '' : 'No webhook exists: the bot is not told anything';
  fill($('operation'), operations.map(name => [name, name]), undefined);
  fill($('fault'), names.map(name => [name, faultTexts[name]]), undefined);
  $('fault-count').textContent = faults.length > 0 ? `Faults: ${faults.length} active` : 'Faults';
  $('fault-count').className = faults.length > 0 ? 'wait' : '';
  $('end-faults').hidden = faults.length === 0;
  $('faults').replaceChildren(...faults.map(({ operation, fault, timesLeft }) => element('li', {}, `${operation}: ${faultTexts[fault]}, ${timesLeft === 1 ? 'once' : `${timesLeft} times`}`)));
}

let isStale = false;
let isReading = false;

/** Reads everything again. While it is being read, or the page is hidden, any number of changes cause one more reading. */
async function refresh() {
  isStale = true;
  if (isReading) return;
  isReading = true;
  try {
    while (isStale && !document.hidden) {
      isStale = false;
      const read = await Promise.all([
        get('/emulator/users'), get('/emulator/conversations'), get('/emulator/requests?limit=50'), get('/emulator/deliveries?limit=50'), get('/emulator/faults'),
      ]).catch(error => { if (!(error instanceof TypeError)) say(error.message); });
      setConnection(read ? 'live' : 'disconnected');
      if (!read) break;
      latest = Object.assign({}, ...read);
      show();
    }
  } finally {
    isReading = false;
  }
}

function setConnection(state) {
  if ($('connection').className === state) return;
  $('connection').className = state;
  $('connection').textContent = state === 'live' ? 'Live' : 'Disconnected';
}

// Live. The stream only says that something has changed.

function hear(isConnected) {
  if (isConnected) refresh();
  else setConnection('disconnected');
}

function openStream(tell, reopen) {
  const stream = new EventSource('/emulator/events');
  stream.addEventListener('changed', () => tell(true));
  stream.onerror = () => {
    tell(false);
    // The browser gives up after a response that is not a stream, such as that of a proxy.
    if (stream.readyState === EventSource.CLOSED) setTimeout(reopen, 1000);
  };
  return stream;
}

if (navigator.locks) {
  // One stream for all tabs: a browser has six connections to a host, and the seventh tab with a stream would not load.
  // The tab that has the lock informs the others; when it is closed, the next one is given the lock.
  const channel = new BroadcastChannel('sunshine-conversations-emulator');
  channel.onmessage = ({ data }) => hear(data);
  const tell = isConnected => { hear(isConnected); channel.postMessage(isConnected); };
  const lead = () => openStream(tell, lead);
  navigator.locks.request('sunshine-conversations-emulator', () => new Promise(lead));
} else {
  // Under a host name without TLS, such as that of a container: each tab has a stream, while it is visible.
  let stream;
  const follow = () => { stream?.close(); stream = document.hidden ? undefined : openStream(hear, follow); };
  document.addEventListener('visibilitychange', follow);
  follow();
}

document.addEventListener('visibilitychange', () => { if (isStale) refresh(); });
refresh();

// Actions of the person.

let isTyping = false;

/** Reports to the bot that the user begins to write, and stops: once each, and only in a conversation that exists. */
function setTyping(value) {
  if (value === isTyping || !$('conversation').value) return;
  isTyping = value;
  act((user, here) => post(`/emulator/users/${user}/activities`, { ...here, type: value ? 'typing:start' : 'typing:stop' }));
}

$('text').oninput = () => setTyping($('text').value !== '');
$('text').onblur = () => setTyping(false);
$('composer').onsubmit = event => {
  event.preventDefault();
  const text = $('text').value;
  if (!text) return;
  $('text').value = '';
  setTyping(false);
  act(async (user, here) => {
    try {
      await post(`/emulator/users/${user}/messages`, { ...here, content: { type: 'text', text } });
    } catch (error) {
      $('text').value ||= text;
      throw error;
    }
  });
};

$('file').onchange = () => {
  const upload = new FormData();
  upload.append('source', $('file').files[0]);
  $('file').value = '';
  act(async (user, here) => {
    const { attachment } = await post(`/emulator/users/${user}/attachments`, upload);
    const type = attachment.mediaType.startsWith('image/') ? 'image' : 'file';
    await post(`/emulator/users/${user}/messages`, { ...here, content: { type, mediaUrl: attachment.mediaUrl } });
  });
};

$('read').onclick = () => act((user, here) => post(`/emulator/users/${user}/activities`, { ...here, type: 'conversation:read' }));
$('injection').onsubmit = event => {
  event.preventDefault();
  act(() => post('/emulator/faults', { operation: $('operation').value, fault: $('fault').value, times: $('times').valueAsNumber }));
};
$('end-faults').onclick = () => act(() => remove('/emulator/faults'));
$('reset').onclick = () => $('confirmation').showModal();
$('cancel-reset').onclick = () => $('confirmation').close();
$('confirm-reset').onclick = () => {
  $('confirmation').close();
  act(() => post('/emulator/reset'));
};

const go = place => { location.hash = new URLSearchParams(place); };
$('user').onchange = () => go({ user: $('user').value });
$('conversation').onchange = () => go({ user: $('user').value, conversation: $('conversation').value });
window.onhashchange = () => latest && show();
