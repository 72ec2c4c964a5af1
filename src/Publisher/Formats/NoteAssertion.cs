using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>
/// An award inside its note, as an Open Badges 2.0 Assertion with its badge and its issuer written out: the form BadgeFed servers take in. They follow no address inside it, know the
/// guild by the actor that its Profile's <c>url</c> names, and want lists as lists. It stands first among the attachments, and only where 2.0 can say it truly: an award in force, to
/// somebody whose id is the public address of a profile. Its context goes by BadgeFed's own name for it, <c>_context</c>: under <c>@context</c> whoever reads notes as JSON-LD
/// would have to fetch it, and could not read the note where that fails.
/// </summary>
internal static class NoteAssertion
{
    private const string ContextName = "_context";

    /// <summary>Writes it as an element of a list; nothing where there can be none.</summary>
    public static void Write(Utf8JsonWriter json, AwardModel award, Award read, SiteView view)
    {
        if (!HasOne(award, read.Credential.CredentialSubject, view) || TextPages.EmailOf(view.Site.Config) is not { } email)
        {
            return;
        }
        var config = view.Site.Config;
        json.WriteStartObject();
        json.WriteString(ContextName, OpenBadges2.Context);
        json.WriteString("id", SitePaths.Absolute(config.BaseUrl, SitePaths.Assertion(award.Id)));
        json.WriteString("type", "Assertion");
        Assertions.WriteFacts(json, view, read.Credential, () => WriteBadge(json, award, view, email));
        if (read.Credential.Evidence.IsEmpty)
        {
            json.WriteStartArray("evidence");
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static bool HasOne(AwardModel award, AchievementSubject subject, SiteView view) =>
        AwardFacts.Standing(award).InForce && Assertions.HasOne(award, view) && Assertions.EmailOf(subject) is null && Prose.WebAddress(subject.Id) is not null;

    private static void WriteBadge(Utf8JsonWriter json, AwardModel award, SiteView view, string email)
    {
        var config = view.Site.Config;
        json.WriteStartObject("badge");
        json.WriteString(ContextName, OpenBadges2.Context);
        OpenBadges2.WriteBadgeClass(json, config, SitePaths.BadgeClass(award.BadgeSlug, award.BadgeVersion), view.BadgeClassOf(award.Frozen), award.BadgeSlug, () =>
        {
            json.WriteStartObject("issuer");
            json.WriteString(ContextName, OpenBadges2.Context);
            OpenBadges2.WriteIssuer(json, config, email, view.Address(SitePaths.Actor));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}
