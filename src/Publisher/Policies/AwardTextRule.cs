using System.Globalization;
using System.Text.Json;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Policies;

/// <summary>
/// What an award says holds no hidden character, and what it says of a person no e-mail address. The guild's own address may stand in what
/// it says of itself and of its badges (issuer, achievement).
/// </summary>
internal static class AwardTextRule
{
    public static void Check(Award award, PolicyContext context, DiagnosticBag diagnostics)
    {
        foreach (var member in award.Published.Root.EnumerateObject().Where(m => m.Name is not ("@context" or "proof")))
        {
            Walk(award, member.Value, "/" + member.Name, diagnostics);
        }
    }

    private static void Walk(Award award, JsonElement value, string pointer, DiagnosticBag diagnostics)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                CheckText(award, value.GetString()!, pointer, diagnostics);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Walk(award, item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}"), diagnostics);
                }
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Walk(award, member.Value, $"{pointer}/{Escape(member.Name)}", diagnostics);
                }
                break;
        }
    }

    private static void CheckText(Award award, string text, string pointer, DiagnosticBag diagnostics)
    {
        var isOfGuild = pointer.StartsWith("/credentialSubject/achievement/", StringComparison.Ordinal) || pointer.StartsWith("/issuer/", StringComparison.Ordinal);
        if (!isOfGuild && PersonalData.EmailsIn(text).Any())
        {
            diagnostics.Add(PolicyDescriptors.EmailAddress, JsonPlace.Of(award.File, pointer), pointer[1..].Replace('/', '.'));
        }
        if (!System.Text.Ascii.IsValid(text) || text.Any(char.IsControl))
        {
            TextRules.CheckValue(text, JsonPlace.Of(award.File, pointer), diagnostics);
        }
    }

    // RFC 6901 §3.
    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
