using System.Collections.Immutable;
using System.Text.Json;

namespace Publisher.Cli.Verifying;

/// <summary>What a document is, by what it says it is.</summary>
internal enum DocumentKind
{
    /// <summary>An award; also anything else that claims a holder, whatever its type says now: a changed type must not hide a changed award.</summary>
    Award,
    /// <summary>A status list.</summary>
    StatusList,
    /// <summary>An endorsement.</summary>
    Endorsement,
    /// <summary>An Open Badges 2.0 assertion.</summary>
    HostedAssertion,
    /// <summary>A form that is signed as a whole text (JWT, JWS).</summary>
    SignedText,
    /// <summary>Another kind of document that has a name of its own.</summary>
    Other,
    /// <summary>Something signed, or given to somebody, that does not say what it is.</summary>
    Unknown,
}

/// <summary>Tells kinds of documents apart.</summary>
internal static class DocumentKinds
{
    private const string SomethingElse = "some other document";

    private static readonly ImmutableArray<(string Type, string Is)> Others =
    [
        ("RecognitionAuthority", "a guild's rules about who may recognise what"),
        ("StatusDecision", "a decision about an award's status"),
        ("Achievement", "a badge definition"),
        ("BadgeClass", "an Open Badges 2.0 badge definition"),
        ("Issuer", "an Open Badges 2.0 issuer"),
        ("Profile", "an issuer's profile"),
        ("Endorsement", "an Open Badges 2.0 endorsement"),
        ("RevocationList", "an Open Badges 2.0 revocation list"),
        ("CryptographicKey", "an issuer's key"),
        ("DataIntegrityProof", "a signature without its document"),
    ];

    /// <summary>The kind of a document, and for <see cref="DocumentKind.Other"/> what it is.</summary>
    internal static (DocumentKind Kind, string? Is) Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            var areProofs = root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0
                && root.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object && TypesOf(e).Contains("DataIntegrityProof", StringComparer.Ordinal));
            return (DocumentKind.Other, areProofs ? "a further signer's proofs" : SomethingElse);
        }
        var types = TypesOf(root);
        if (types.Contains("BitstringStatusListCredential", StringComparer.Ordinal))
        {
            return (DocumentKind.StatusList, null);
        }
        if (types.Contains("EndorsementCredential", StringComparer.Ordinal))
        {
            return (DocumentKind.Endorsement, null);
        }
        if (IsUnsignedRecord(root, types))
        {
            return (DocumentKind.Other, "a learner record that nobody signed");
        }
        if (root.TryGetProperty("credentialSubject", out _) || types.Contains("OpenBadgeCredential", StringComparer.Ordinal))
        {
            return (DocumentKind.Award, null);
        }
        if (types.Contains("Assertion", StringComparer.Ordinal))
        {
            return (DocumentKind.HostedAssertion, null);
        }
        var other = Others.FirstOrDefault(o => types.Contains(o.Type, StringComparer.Ordinal)).Is
            ?? (root.TryGetProperty("verificationMethod", out var methods) && methods.ValueKind == JsonValueKind.Array ? "an issuer's DID document" : null);
        // What is signed, or says to whom something was given, and not what it is, may be an award that lost its words.
        return other is null && (root.TryGetProperty("proof", out _) || root.TryGetProperty("recipient", out _)) ? (DocumentKind.Unknown, null) : (DocumentKind.Other, other ?? SomethingElse);
    }

    /// <summary>Whether a text begins as a learner record does.</summary>
    internal static bool MayBeRecord(ReadOnlySpan<byte> text) => text[..Math.Min(text.Length, 1024)].IndexOf("\"ClrCredential\""u8) >= 0;

    /// <summary>The kind's name in reports for scripts.</summary>
    internal static string NameOf(DocumentKind kind) => kind switch
    {
        DocumentKind.Award => "award",
        DocumentKind.StatusList => "status-list",
        DocumentKind.Endorsement => "endorsement",
        DocumentKind.HostedAssertion => "hosted-assertion",
        DocumentKind.SignedText => "signed-text",
        DocumentKind.Other => "other",
        _ => "unknown",
    };

    // A list of awards, each with its own signatures: there is nothing of the list itself to judge. What has a signature, or gives something itself, is no such list, whatever its type says.
    private static bool IsUnsignedRecord(JsonElement root, ImmutableArray<string> types) =>
        types.Contains("ClrCredential", StringComparer.Ordinal) && !types.Contains("OpenBadgeCredential", StringComparer.Ordinal) && !root.TryGetProperty("proof", out _)
        && root.TryGetProperty("credentialSubject", out var subject) && subject.ValueKind == JsonValueKind.Object
        && subject.TryGetProperty("verifiableCredential", out var awards) && awards.ValueKind == JsonValueKind.Array && !subject.TryGetProperty("achievement", out _);

    private static ImmutableArray<string> TypesOf(JsonElement root) => !root.TryGetProperty("type", out var type) ? [] : type.ValueKind switch
    {
        JsonValueKind.String => [type.GetString()!],
        JsonValueKind.Array => [.. type.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!)],
        _ => [],
    };
}
