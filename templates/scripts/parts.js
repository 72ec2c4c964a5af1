// Parts of the engine that most awards do without are loaded when they are needed, and then they may not be there.

/** Says that a part could not be loaded: nothing was found out. */
export class PartMissing extends Error {}

/** A module that was asked for just now. */
export async function part(loading) {
  try {
    return await loading;
  } catch (problem) {
    throw new PartMissing('a script of this site could not be loaded', { cause: problem });
  }
}
