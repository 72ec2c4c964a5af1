namespace Publisher.Authoring;

/// <summary>A document that a signed statement names by its exact bytes.</summary>
/// <param name="Address">Where it stands.</param>
/// <param name="DigestSri">The digest of its bytes, <c>sha256-…</c>.</param>
public sealed record PinnedDocument(string Address, string DigestSri);
