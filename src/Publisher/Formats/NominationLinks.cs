using Publisher.Content;
using Publisher.Languages;

namespace Publisher.Formats;

/// <summary>How somebody is proposed for a badge: a letter with three questions, or a new file in the repository.</summary>
internal static class NominationLinks
{
    private const string Folder = "content/nominations";
    private const string Gap = "\r\n\r\n\r\n";

    /// <summary>A letter begun; null where the contact is no e-mail address.</summary>
    public static string? Letter(SiteView view, Badge badge) => TextPages.EmailOf(view.Site.Config) is null ? null
        : $"{TextPages.ContactAddress(view.Site.Config)}?subject={Uri.EscapeDataString(view.Words.Say("nominate.subject", ("badge", view.Texts.Of(badge).Name)))}&body={Uri.EscapeDataString(Questions(view.Words))}";

    /// <summary>A file begun at the repository's own pages; null where that cannot be linked.</summary>
    public static string? NewFile(SiteView view, Badge badge)
    {
        var words = view.Words;
        return ForgeLinks.Of(view.Site.Config)?.New(
            Folder, $"{badge.Slug}.yml",
            $"badge: {badge.Slug}\n# {words["nominate.whom"]}\nrecipient:\n# {words["nominate.what"]}\nwhy: |\n  \n# {words["nominate.where"]}\nevidence:\n");
    }

    private static string Questions(SiteWords words) => $"{words["nominate.who"]}{Gap}{words["nominate.what"]}{Gap}{words["nominate.where"]}{Gap}";
}
