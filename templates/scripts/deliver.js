// Ways for a text to leave the page: the share sheet, the clipboard, a file. Each is offered only where the browser has it.
import { put, say } from './page-lines.js';

/**
 * Gives the buttons of a part of the page something to send.
 * @param {Element} part holds `.share`, `.copy-it` and `.save`, those it has
 * @param {{title: string, text: string, file: string, name: string, type?: string}} what `text` is shared and copied, `file` is saved as `name`
 */
export function deliver(part, { title, text, file, name, type = 'application/json' }) {
  const [share, copy, save] = ['.share', '.copy-it', '.save'].map(choice => part.querySelector(choice));
  if (share !== null) {
    share.hidden = !('share' in navigator);
    share.onclick = () => navigator.share(shared(title, text, file, name, type)).catch(() => {});
  }
  if (copy !== null) {
    copy.hidden = !('clipboard' in navigator);
    copy.onclick = () => navigator.clipboard.writeText(text).then(() => put(copy, say('copied')), () => put(copy, say('copy_yourself')));
  }
  if (save !== null) {
    if (save.href.startsWith('blob:')) URL.revokeObjectURL(save.href);
    save.href = URL.createObjectURL(new Blob([file], { type }));
    save.download = name;
  }
}

// A file where it can be shared, for chats change letters; else its text.
function shared(title, text, file, name, type) {
  const files = text === file ? [new File([file], name, { type })] : [];
  return files.length > 0 && navigator.canShare?.({ files }) ? { title, files } : { title, text };
}
