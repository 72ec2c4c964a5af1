using System.Text.Unicode;

namespace Publisher.Credentials.Baking;

/// <summary>The two standards whose awards a picture can carry, with the names each gives its place (OB 3.0 §5.3, OB 2.0 Baking).</summary>
internal enum BakedKind
{
    /// <summary>Open Badges 3.0.</summary>
    Credential,
    /// <summary>Open Badges 2.0.</summary>
    Assertion,
}

internal static class BakedKinds
{
    public static ReadOnlySpan<BakedKind> All => [BakedKind.Credential, BakedKind.Assertion];

    public static string Keyword(this BakedKind kind) => kind == BakedKind.Credential ? "openbadgecredential" : "openbadges";

    public static string Namespace(this BakedKind kind) => kind == BakedKind.Credential ? "https://purl.imsglobal.org/ob/v3p0" : "http://openbadges.org";

    public static string Element(this BakedKind kind) => kind == BakedKind.Credential ? "credential" : "assertion";

    public static string Words(this BakedKind kind) => kind == BakedKind.Credential ? "Open Badges 3.0 credential" : "Open Badges 2.0 assertion";

    /// <summary>Why bytes cannot be put into any picture, or null.</summary>
    public static BakingProblem? WhyNotCarried(this BakedKind kind, ReadOnlySpan<byte> bytes) =>
        bytes.Length == 0 ? new(BakingProblemKind.NotCarried, $"the {kind.Words()} is empty")
        : bytes.Length > BakedContent.MaxBytes ? new(BakingProblemKind.NotCarried, FormattableString.Invariant($"the {kind.Words()} has {bytes.Length} bytes, at most {BakedContent.MaxBytes} are allowed"))
        : !Utf8.IsValid(bytes) ? new(BakingProblemKind.NotCarried, $"the {kind.Words()} is not UTF-8")
        : !IsJson(bytes) && !IsCompactJws(bytes) ? new(BakingProblemKind.NotCarried, $"the {kind.Words()} is neither a JSON object nor a compact JWS")
        : null;

    /// <summary>Whether bytes begin as a JSON object does.</summary>
    public static bool IsJson(ReadOnlySpan<byte> bytes) => bytes.TrimStart(" \t\r\n"u8).StartsWith("{"u8);

    /// <summary>RFC 7515 §7.1: three parts of base64url with dots between.</summary>
    public static bool IsCompactJws(ReadOnlySpan<byte> bytes)
    {
        var dots = 0;
        foreach (var b in bytes)
        {
            dots += b == '.' ? 1 : 0;
            if (b != '.' && !char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'-' or (byte)'_'))
            {
                return false;
            }
        }
        return dots == 2;
    }
}
