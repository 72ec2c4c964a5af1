using System.Globalization;
using Publisher.Authoring;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Status;

namespace Publisher.Cli.Authoring;

/// <summary>What a decision says, in plain words, before someone signs it.</summary>
internal static class DecisionWords
{
    /// <summary>Shows all of it that a signer answers for.</summary>
    /// <param name="context">The terminal.</param>
    /// <param name="site">The site.</param>
    /// <param name="requested">The decision.</param>
    /// <param name="isOwn">Whether the signer takes back their own word.</param>
    /// <param name="people">What people are called.</param>
    public static void Show(CliContext context, SiteSession site, RequestedDecision requested, bool isOwn, People people)
    {
        var decision = requested.Draft;
        void Line(string label, string? text)
        {
            if (text is { Length: > 0 })
            {
                context.Out.WriteLine($"  {label,-11} {Printable.Line(text.ReplaceLineEndings(" "))}");
            }
        }
        context.Out.WriteLine(Printable.Line(decision.Action switch
        {
            StatusAction.Revoke => $"{site.Config.Title} takes back this award, for good:",
            StatusAction.Withdraw when isOwn => "You take back what you said here, for good:",
            StatusAction.Withdraw when requested.Endorser == site.Config.IssuerDid => $"{site.Config.Title} ends this treaty, for good:",
            StatusAction.Withdraw when requested.Endorsement is not null => $"{site.Config.Title} withdraws this endorsement, for good:",
            StatusAction.Withdraw => $"{site.Config.Title} withdraws this award at its holder's wish, for good:",
            _ => $"{site.Config.Title} puts a newer award in the place of this one, for good:",
        }));
        Line(requested.Endorsement is null ? "award" : requested.Endorser == site.Config.IssuerDid ? "treaty" : "endorsement", requested.Id);
        if (requested.Endorsement is { } endorsement && EndorsementCredential.TryRead(endorsement.Document.Root, out var said, out _))
        {
            Line("of", said.SubjectId);
            Line("by", said.Issuer.Name ?? said.Issuer.Id);
            Line("said", said.Comment);
        }
        if (requested.Award is { } award)
        {
            var subject = award.Credential.CredentialSubject;
            Line("badge", $"{subject.Achievement.Name}, version {subject.Achievement.Version}");
            Line("to", people.Holder(subject.Id, subject.Identifier.Any(i => i.IdentityType is WithheldIdentity.EmailType or WithheldIdentity.NameType)));
        }
        Line("replaced by", decision.By is { } by ? AwardFile.IdOf(by).ToString() : null);
        Line("because", decision.Reason);
        Line("decided on", TimeZoneInfo.ConvertTime(decision.Date, site.Zone).ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
        Line("made under", FormattableString.Invariant($"authority version {decision.Authority.Version}"));
        context.Out.WriteLine();
    }

    /// <summary>The words of a decision that is written already.</summary>
    public static StatusDecisionDraft Of(StatusDecision decision) => new()
    {
        Award = decision.Award,
        AwardDigest = decision.AwardDigest,
        Action = decision.Action,
        By = decision.By,
        Reason = decision.Reason,
        Date = decision.Date,
        Authority = decision.Authority,
    };
}
