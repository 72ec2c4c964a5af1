using System.Text;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Credentials.Verification;

/// <summary>Whether the one who asks is the holder: by id, or by a name or e-mail hashed with the salt. Nothing leaves the machine.</summary>
internal static class HolderCheck
{
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

    /// <summary>The spellings of an address that may have been hashed: as this program does it, all in lower case, and, by other issuers, as it was typed.</summary>
    public static string[] Emails(string value) => [HolderHash.NormalEmail(value), HolderHash.NormalEmail(value).ToLowerInvariant(), HolderHash.Typed(value)];

    private static string[] Candidates(IdentityObject identity, string claimed) => identity.IdentityType switch
    {
        "emailAddress" or "ext:withheldSaltEmail" => Emails(claimed),
        "name" or "ext:withheldSaltName" => [HolderHash.NormalName(claimed)],
        _ => [claimed],
    };

    private static bool Matches(IdentityObject identity, string value, string salt) =>
        identity.Hashed ? string.Equals(identity.IdentityHash, HolderHash.Of(value, salt), StringComparison.OrdinalIgnoreCase) : identity.IdentityHash == value;

    private static string Kind(IdentityObject identity) => identity.IdentityType switch
    {
        "emailAddress" or "ext:withheldSaltEmail" => "e-mail address",
        "name" or "ext:withheldSaltName" => "name",
        _ => "identifier",
    };
}
