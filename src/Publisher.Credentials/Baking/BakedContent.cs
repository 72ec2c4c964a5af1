using System.Text;

namespace Publisher.Credentials.Baking;

/// <summary>What a picture carries: an award in one standard's form or in two. Nothing in it is trusted before it is verified.</summary>
public sealed record BakedContent
{
    /// <summary>Most bytes of one award that are put in or taken out; that of a credential.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>The Open Badges 3.0 credential, exactly as it was put in: JSON with embedded proofs, or a compact JWS; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Credential { get; init; }

    /// <summary>The Open Badges 2.0 assertion as UTF-8: JSON, a compact JWS, or, in old pictures, the address where it is hosted; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Assertion { get; init; }

    /// <summary>Whether there is neither.</summary>
    public bool IsEmpty => Credential is null && Assertion is null;

    /// <summary><see cref="Assertion"/> as text.</summary>
    public string? AssertionText => Assertion is { } assertion ? Encoding.UTF8.GetString(assertion.Span) : null;

    internal ReadOnlyMemory<byte>? this[BakedKind kind] => kind == BakedKind.Credential ? Credential : Assertion;

    internal BakedContent With(BakedKind kind, ReadOnlyMemory<byte> bytes) =>
        kind == BakedKind.Credential ? this with { Credential = bytes } : this with { Assertion = bytes };
}
