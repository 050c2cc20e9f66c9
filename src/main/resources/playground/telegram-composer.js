// Where one writes on Telegram: messages, answers, edits, commands with completion, and the bot's own keyboard.
import {act, button, el, field, formDialog, shorten} from './dom.js';
import {completion} from './chat.js';

/** "where" gives {person, chat, topic}; "context" gives {commands, note, start, keys, shareable, lastOwn}. */
export function telegramComposer(where, context) {
  let replying = null;
  let editing = null;
  const text = el('textarea', {rows: '1', id: 'telegram-text', 'aria-label': 'Message', placeholder: 'Message', enterkeyhint: 'send'});
  const box = el('div', {class: 'options', id: 'telegram-options', 'aria-label': 'Commands'});
  const bar = el('div', {class: 'c-bar', hidden: true});
  const menu = button('/', () => {
    text.value = '/';
    text.focus();
    suggest();
  }, {class: 't-menu', 'aria-label': 'Commands'});
  const send = el('button', {type: 'submit', class: 'c-send', 'aria-label': 'Send', text: '➤'});
  const form = el('form', {class: 'c-form'}, menu, text, send);
  const start = button('START', () => act('/telegram/start', {person: where().person}), {class: 't-start', hidden: true});
  const keys = el('div', {class: 't-reply-keys', hidden: true});
  const note = el('p', {class: 'c-note', hidden: true});
  const root = el('div', {class: 'composer'}, box, bar, form, start, keys, note);
  const offer = completion(text, box, item => {
    text.value = item.label + ' ';
    grow();
    text.focus();
  });

  function suggest() {
    const match = /^\/([\w@]*)$/.exec(text.value);
    const commands = match && !editing ? context().commands.filter(it => it.command.startsWith(match[1].toLowerCase())) : [];
    offer.show(commands.map(it => ({label: '/' + it.command, detail: it.description})));
  }

  function grow() {
    text.style.height = 'auto';
    text.style.height = Math.min(text.scrollHeight, 140) + 'px';
  }

  function showBar() {
    const message = editing ?? replying;
    bar.hidden = !message;
    if (message) {
      bar.replaceChildren(el('span', {}, el('b', {text: editing ? 'Edit message' : 'Reply to ' + message.sender}), ' ',
        el('i', {text: shorten(message.text, 44)})), button('✕', cancel, {'aria-label': editing ? 'Stop editing' : 'Do not reply'}));
    }
  }

  function cancel() {
    if (editing) text.value = '';
    replying = editing = null;
    showBar();
    grow();
    text.focus();
  }

  async function write(words) {
    return act('/telegram/write', {...where(), text: words, replyTo: replying?.id});
  }

  form.addEventListener('submit', async event => {
    event.preventDefault();
    const words = text.value.trim();
    if (!words) return;
    const done = editing ? await act('/telegram/edit', {...where(), message: editing.id, text: words}) : await write(words);
    if (!done) return;
    text.value = '';
    replying = editing = null;
    showBar();
    grow();
  });
  text.addEventListener('input', () => {
    grow();
    suggest();
  });
  text.addEventListener('keydown', event => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === 'Escape' && (replying || editing)) cancel();
    else if (event.key === 'ArrowUp' && !text.value) {
      const last = context().lastOwn();
      if (last) edit(last);
      event.preventDefault();
    }
  });

  function edit(message) {
    editing = message;
    replying = null;
    text.value = message.text;
    showBar();
    grow();
    text.focus();
  }

  function pressKey(key) {
    if (key.requestId === null) {
      write(key.text);
      return;
    }
    const chats = el('select', {name: 'chat'}, context().shareable.map(it => el('option', {value: it.id, text: it.title})));
    formDialog('Choose a chat', [field('Chat', chats)], 'Share', async values =>
      await act('/telegram/share', {person: where().person, request: key.requestId, chat: values.chat}) !== null);
  }

  return {
    root, edit,
    reply(message) {
      replying = message;
      editing = null;
      showBar();
      text.focus();
    },
    reset() {
      replying = editing = null;
      showBar();
    },
    render() {
      const now = context();
      note.textContent = now.note;
      note.hidden = !now.note;
      start.hidden = !now.start;
      form.hidden = Boolean(now.note) || now.start;
      menu.hidden = !now.commands.length;
      const sign = JSON.stringify(now.keys);
      if (keys.signature !== sign) {
        keys.signature = sign;
        keys.hidden = !now.keys.length;
        keys.replaceChildren(...now.keys.map(row => el('div', {}, row.map(it => button(it.text, () => pressKey(it), {class: 't-key'})))));
      }
    },
  };
}
