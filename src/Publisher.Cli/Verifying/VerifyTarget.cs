using System.Text.Json;
using Publisher.Credentials.Bundles;
using Publisher.Credentials.Json;

namespace Publisher.Cli.Verifying;

/// <summary>How a document came to be named; it decides what may be fetched for it.</summary>
internal enum NamedAs
{
    /// <summary>A file.</summary>
    File,
    /// <summary>One of the files of a folder.</summary>
    InFolder,
    /// <summary>An address.</summary>
    Address,
}

/// <summary>One document to verify: as published, further signers' proofs joined in, or why it cannot be read.</summary>
internal sealed record VerifyTarget
{
    /// <summary>The path or address as the person would type it.</summary>
    internal required string Shown { get; init; }

    /// <summary>How it was named.</summary>
    internal required NamedAs Named { get; init; }

    /// <summary>The absolute path, of a file.</summary>
    internal string? Path { get; init; }

    /// <summary>The address it was fetched from, when it was.</summary>
    internal string? Address { get; init; }

    /// <summary>What it is.</summary>
    internal DocumentKind Kind { get; init; }

    /// <summary>What it is in words, where <see cref="Kind"/> does not say.</summary>
    internal string? Is { get; init; }

    /// <summary>The offline file it came in, when it did.</summary>
    internal AwardBundle? Bundle { get; init; }

    /// <summary>Whether it came in a picture.</summary>
    internal bool InPicture { get; init; }

    /// <summary>The document, when it could be read.</summary>
    internal SignedDocument? Document { get; init; }

    /// <summary>Why not, when it could not: a phrase.</summary>
    internal string? Problem { get; init; }

    /// <summary>Whether <see cref="Problem"/> only means that nothing could be found out, rather than that the document is bad.</summary>
    internal bool IsDoubt { get; init; }

    /// <summary>The issuer the document claims, or null.</summary>
    internal string? ClaimedIssuer
    {
        get
        {
            if (Document?.Root is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("issuer", out var issuer))
            {
                return null;
            }
            if (issuer.ValueKind == JsonValueKind.Object)
            {
                return issuer.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
            }
            return issuer.ValueKind == JsonValueKind.String ? issuer.GetString() : null;
        }
    }
}
