using System.Text.Json;
using Publisher.Cli.Issuers;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Verifying;

namespace Publisher.Cli.Verifying;

/// <summary>That a guild recognises the badge of an award of a peer's, by treaty.</summary>
/// <param name="By">The guild.</param>
/// <param name="Treaty">The treaty.</param>
internal sealed record Recognition(string By, VerifiedTreaty Treaty)
{
    /// <summary>The sentence.</summary>
    internal string Sentence =>
        $"{By} recognises this badge as {Treaty.CountsAs.Name}, version {Treaty.CountsAs.Version}, by treaty until {Words.Day(Treaty.Until)}."
        + (Treaty.Terms.Rate is { } rate ? FormattableString.Invariant($" {rate.Theirs} of its credits count as {rate.Ours}.") : "");

    /// <summary>The treaty that an award's badge stands under at a moment; null for none. It is the very issuer that was pinned, and the very badge that was agreed on.</summary>
    /// <param name="award">The award.</param>
    /// <param name="issuer">What it was judged by.</param>
    /// <param name="guild">The guild whose repository one is in.</param>
    /// <param name="at">The moment.</param>
    internal static Recognition? Of(SignedDocument award, IssuerMaterial? issuer, RepositoryDocuments? guild, DateTimeOffset at)
    {
        if (issuer is null || guild?.PeerOf(issuer.Issuer) is not { } peer || issuer.Authority is not { } chain || chain.Versions[0].DigestSri != peer.Source.Settings.Pin
            || !OpenBadgeCredential.TryRead(award, out var credential, out _))
        {
            return null;
        }
        var achievement = award.Root.GetProperty("credentialSubject").GetProperty("achievement");
        return guild.TreatiesWith(peer).FirstOrDefault(t => t.RecognisedId == credential.CredentialSubject.Achievement.Id && t.IsInForce(at) && JsonElement.DeepEquals(achievement, t.Recognised.Document.Root)) is { } treaty
            ? new(guild.Title, treaty) : null;
    }
}
