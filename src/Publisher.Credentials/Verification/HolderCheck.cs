using System.Security.Cryptography;
using System.Text;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Credentials.Verification;

/// <summary>Whether the one who asks is the holder: by id, or by a name or e-mail hashed with the salt. Nothing leaves the machine.</summary>
internal static class HolderCheck
{
    private const string HashPrefix = "sha256$";

    public static Check Run(AchievementSubject subject, VerificationQuestion question)
    {
        if (question.Holder is not { Length: > 0 } claimed)
        {
            return new Check(CheckName.Holder, Verdict.NotChecked, "Nobody asked whether a certain person holds it.");
        }
        claimed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(claimed)); // half a surrogate pair cannot be normalised
        if (subject.Id == claimed)
        {
            return new Check(CheckName.Holder, Verdict.Passed, "It was given to exactly this identifier.");
        }
        var saltMissing = false;
        foreach (var identity in subject.Identifier)
        {
            var salt = identity.Salt ?? question.HolderSalt;
            if (identity.Hashed && salt is null && identity.IdentityType.StartsWith("ext:withheldSalt", StringComparison.Ordinal))
            {
                saltMissing = true;
                continue;
            }
            if (Candidates(identity, claimed).Any(c => Matches(identity, c, salt ?? "")))
            {
                return new Check(CheckName.Holder, Verdict.Passed, $"It was given to this {Kind(identity)}.");
            }
        }
        if (subject.Identifier.IsEmpty)
        {
            return new Check(CheckName.Holder, Verdict.NotChecked, "The award names its holder by an identifier only, so a name or address cannot be compared.");
        }
        return saltMissing
            ? new Check(CheckName.Holder, Verdict.NotChecked, "Whether it was given to this name or address can be checked only with the link the holder has.")
            : new Check(CheckName.Holder, Verdict.Failed, "It was not given to this name or address.");
    }

    // Spelled out, because every language has its own idea of white space (docs/formats.md, "The holder").
    private static readonly char[] Space = [.. "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"];

    /// <summary>An e-mail as it is hashed: NFC, without white space around it, A to Z in lower case and no other letter changed.</summary>
    public static string NormalizeEmail(string value) => string.Concat(Composed(value).Trim(Space).Select(c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c));

    /// <summary>The spellings of an address that may have been hashed: as this program does it, all in lower case, and, by other issuers, as it was typed.</summary>
    public static string[] Emails(string value) => [NormalizeEmail(value), NormalizeEmail(value).ToLowerInvariant(), value.Trim(Space)];

    /// <summary>A name as it is hashed: NFC, single spaces.</summary>
    public static string NormalizeName(string value) => string.Join(' ', Composed(value).Split(Space, StringSplitOptions.RemoveEmptyEntries));

    // What is no text is nobody's name, and cannot be normalised.
    private static string Composed(string value) =>
        value.Contains('\uFFFE', StringComparison.Ordinal) || value.EnumerateRunes().Any(r => r == Rune.ReplacementChar) ? value : value.Normalize(NormalizationForm.FormC);

    /// <summary><c>sha256$</c> and the lower-case hex of SHA-256 over value and salt.</summary>
    public static string Hash(string value, string salt) => HashPrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value + salt)));

    private static string[] Candidates(IdentityObject identity, string claimed) => identity.IdentityType switch
    {
        "emailAddress" or "ext:withheldSaltEmail" => Emails(claimed),
        "name" or "ext:withheldSaltName" => [NormalizeName(claimed)],
        _ => [claimed],
    };

    private static bool Matches(IdentityObject identity, string value, string salt) =>
        identity.Hashed ? string.Equals(identity.IdentityHash, Hash(value, salt), StringComparison.OrdinalIgnoreCase) : identity.IdentityHash == value;

    private static string Kind(IdentityObject identity) => identity.IdentityType switch
    {
        "emailAddress" or "ext:withheldSaltEmail" => "e-mail address",
        "name" or "ext:withheldSaltName" => "name",
        _ => "identifier",
    };
}
