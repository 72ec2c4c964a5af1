namespace Publisher.Sites;

/// <summary>
/// 128 bits of a SHA-256 over everything a file of the site is made from: content, templates, settings and program. Made of equal things, a
/// file is equal byte for byte.
/// </summary>
/// <param name="High">The first eight bytes.</param>
/// <param name="Low">The next eight bytes.</param>
public readonly record struct ContentKey(ulong High, ulong Low);
