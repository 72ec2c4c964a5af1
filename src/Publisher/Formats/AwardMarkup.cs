using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Publisher.Credentials.OpenBadges;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>
/// What search engines are told of an award: schema.org's <c>EducationalOccupationalCredential</c> as a block of data. It names no person: who holds it stands on the
/// page, and what machines need of that stands in the signed file.
/// </summary>
internal static class AwardMarkup
{
    // A browser never runs a block of this type. The encoder writes <, > and & as \u003C …, so that no text can end the element.
    private const string Open = "<script type=\"application/ld+json\">";
    private const string Close = "</script>";
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The block; null for an award that no longer stands.</summary>
    public static Html? Of(SiteView view, AwardModel award, OpenBadgeCredential credential)
    {
        if (!AwardFacts.Standing(award).InForce)
        {
            return null;
        }
        var achievement = credential.CredentialSubject.Achievement;
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteString("@type", "EducationalOccupationalCredential");
            json.WriteString("name", achievement.Name);
            json.WriteString("description", achievement.Description);
            json.WriteString("url", view.Address(SitePaths.Award(award.Id)));
            json.WriteString("credentialCategory", achievement.AchievementType ?? "Badge");
            if (Picture.Of(award).Png is { } png)
            {
                json.WriteString("image", view.Address(png));
            }
            json.WriteString("datePublished", EnglishWords.IsoDate(award.AwardedOn));
            if (credential.ValidUntil is { } until)
            {
                json.WriteString("expires", EnglishWords.IsoInstant(until));
            }
            json.WriteStartObject("recognizedBy");
            json.WriteString("@type", "Organization");
            json.WriteString("name", view.Site.Config.IssuerName);
            json.WriteString("url", view.Site.Config.IssuerUrl);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Html.Trusted(Open + Encoding.UTF8.GetString(bytes.WrittenSpan) + Close);
    }
}
