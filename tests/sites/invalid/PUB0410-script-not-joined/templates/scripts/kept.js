// A script of our own.

export default function keptDocuments() { return undefined; }
