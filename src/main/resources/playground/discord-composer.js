// Where one writes on Discord: messages, answers, edits, slash commands, and the forms that the bot shows.
import {act, button, el, field, formDialog, shorten, toast} from './dom.js';
import {completion} from './chat.js';
import {commandPanel, typedCommand} from './discord-commands.js';

/** "where" gives {person, channel}; "context" gives {commands, people, channels, name, note, lastOwn}. */
export function discordComposer(where, context) {
  let replying = null;
  let editing = null;
  const text = el('textarea', {rows: '1', id: 'discord-text', 'aria-label': 'Message', enterkeyhint: 'send'});
  const box = el('div', {class: 'options', id: 'discord-options', 'aria-label': 'Commands'});
  const bar = el('div', {class: 'c-bar', hidden: true});
  const send = el('button', {type: 'submit', class: 'c-send', 'aria-label': 'Send', text: '➤'});
  const form = el('form', {class: 'c-form'}, text, send);
  const panel = el('div', {class: 'c-panel'});
  const note = el('p', {class: 'c-note', hidden: true});
  const root = el('div', {class: 'composer'}, box, bar, panel, form, note);
  const offer = completion(text, box, item => choose(item.command, {}));

  function choose(command, values) {
    text.value = '';
    grow();
    if (!command.options.length) {
      run(command, {});
      return;
    }
    const close = () => {
      panel.replaceChildren();
      form.hidden = false;
      text.focus();
    };
    const shown = commandPanel(command, {...context(), where: where()}, values, async filled => {
      close();
      await run(command, filled);
    }, close);
    form.hidden = true;
    panel.replaceChildren(shown);
    shown.querySelector('input, select, button').focus();
  }

  async function run(command, options) {
    outcome(await act('/discord/command', {...where(), name: command.name, options}));
  }

  function outcome(answer) {
    if (!answer) return;
    if (answer.state === 'FAILED' || answer.state === 'WAITING') toast('The application did not respond.', true);
    if (answer.modal) openModal(answer.modal);
  }

  function openModal(modal) {
    const fields = modal.fields.map(it => {
      const limits = {name: it.customId, required: it.required, placeholder: it.placeholder};
      if (it.values.length) {
        return field(it.label, el('select', limits, it.values.map(value => el('option', {value, text: value}))));
      }
      const sizes = {...limits, minlength: it.minLength || null, maxlength: it.maxLength, value: it.value};
      return field(it.label, it.paragraph ? el('textarea', {...sizes, rows: '5'}) : el('input', {...sizes, autocomplete: 'off'}));
    });
    formDialog(modal.title, fields, 'Submit', async values => {
      const answer = await act('/discord/submit', {person: where().person, interaction: modal.id, fields: values});
      outcome(answer);
      return answer !== null;
    }).classList.add('d-modal');
  }

  function showBar() {
    const message = editing ?? replying;
    bar.hidden = !message;
    if (message) {
      bar.replaceChildren(el('span', {}, editing ? 'Editing your message' : ['Replying to ', el('b', {text: message.authorName})],
        ' ', el('i', {text: shorten(message.content || message.embeds?.[0]?.title || '', 40)})),
      button('✕', cancel, {'aria-label': editing ? 'Stop editing' : 'Do not reply'}));
    }
  }

  function cancel() {
    if (editing) text.value = '';
    replying = editing = null;
    showBar();
    grow();
    text.focus();
  }

  function grow() {
    text.style.height = 'auto';
    text.style.height = Math.min(text.scrollHeight, 160) + 'px';
  }

  form.addEventListener('submit', async event => {
    event.preventDefault();
    const words = text.value.trim();
    if (!words) return;
    const command = words.startsWith('/') && !editing ? typedCommand(words.slice(1), context().commands) : null;
    if (command) {
      const missing = command.command.options.some(it => it.required && !command.values[it.name]);
      text.value = '';
      if (missing) choose(command.command, command.values);
      else await run(command.command, command.values);
      return;
    }
    const body = {...where(), text: words};
    const done = editing ? await act('/discord/edit', {...body, message: editing.id})
      : await act('/discord/write', {...body, replyTo: replying?.id});
    if (!done) return;
    text.value = '';
    replying = editing = null;
    showBar();
    grow();
  });
  text.addEventListener('input', () => {
    grow();
    const match = /^\/([\w ]*)$/.exec(text.value);
    if (!match || editing) {
      offer.close();
      return;
    }
    const typed = match[1].toLowerCase();
    offer.show(context().commands.filter(it => it.name.includes(typed))
      .sort((a, b) => Number(b.name.startsWith(typed)) - Number(a.name.startsWith(typed))).slice(0, 25)
      .map(it => ({label: '/' + it.name, detail: it.description, command: it})));
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
    text.value = message.content;
    showBar();
    grow();
    text.focus();
  }

  return {
    root, outcome, edit,
    reply(message) {
      replying = message;
      editing = null;
      showBar();
      text.focus();
    },
    /** Forgets what was begun in another channel. */
    reset() {
      replying = editing = null;
      panel.replaceChildren();
      form.hidden = false;
      showBar();
    },
    render() {
      const {name, note: words} = context();
      note.textContent = words;
      note.hidden = !words;
      if (!panel.firstChild) form.hidden = Boolean(words);
      text.placeholder = `Message ${shorten(name, 24)}`;
    },
  };
}

