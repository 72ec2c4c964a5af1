// What stands on the site being read. Nothing else is ever asked: an address that is not the guild's own is answered without a request, and the page's policy
// (connect-src 'self') would refuse it besides.

const patience = 20_000;

/**
 * Asks the site being read for a guild's document. Under another address than the guild's (a preview, a copy) it asks that other place, by the same path.
 * @param {{base: string, root: string}} home the guild's address, as documents write it, and the address of the site being read
 * @returns {(address: string, mostBytes: number) => Promise<{bytes: Uint8Array} | {absent: string} | {unreachable: string}>}
 */
export function askSite({ base, root }) {
  const site = new URL(root.endsWith('/') ? root : `${root}/`, globalThis.location?.href);
  return async (address, mostBytes) => {
    const place = new URL(address.slice(base.length + 1), site);
    if (globalThis.navigator?.onLine === false) return { unreachable: 'this device is offline' };
    let answer;
    try {
      answer = await fetch(place, { cache: 'no-cache', credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(patience) });
    } catch (problem) {
      return { unreachable: problem?.name === 'TimeoutError' ? 'its site did not answer in time' : await whyNot(site) };
    }
    if (new URL(answer.url).origin !== site.origin) return { unreachable: 'its site sends us elsewhere, and nothing is asked there' };
    if (answer.status === 404 || answer.status === 410) return { absent: answer.status === 410 ? 'it was taken away for good' : 'nothing stands there' };
    return answer.ok ? read(answer, mostBytes) : { unreachable: `its site answers with ${answer.status}` };
  };
}

// Browsers do not say why a request failed. If the site itself still answers, it was not the network.
async function whyNot(site) {
  try {
    await fetch(site, { method: 'HEAD', cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(patience) });
    return 'something in this browser blocked the request';
  } catch {
    return globalThis.navigator?.onLine === false ? 'this device is offline' : 'its site cannot be reached';
  }
}

async function read(answer, mostBytes) {
  const tooLong = { unreachable: `it is longer than ${mostBytes >> 10} KiB` };
  if (Number(answer.headers.get('content-length') ?? 0) > mostBytes) return tooLong;
  const parts = [];
  let length = 0;
  try {
    const reader = answer.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      parts.push(part.value);
      if (length > mostBytes) {
        reader.cancel().catch(() => {});
        return tooLong;
      }
    }
  } catch {
    return { unreachable: 'its site broke off in the middle' };
  }
  return { bytes: new Uint8Array(await new Blob(parts).arrayBuffer()) };
}
