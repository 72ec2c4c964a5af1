using Publisher.Content;

namespace Publisher.Formats;

/// <summary>How somebody is proposed for a badge: a letter with three questions, or a new file in the repository.</summary>
internal static class NominationLinks
{
    private const string Folder = "content/nominations";

    /// <summary>A letter begun; null where the contact is no e-mail address.</summary>
    public static string? Letter(SiteConfig config, Badge badge) => TextPages.EmailOf(config) is null ? null
        : $"{TextPages.ContactAddress(config)}?subject={Uri.EscapeDataString($"Someone for {badge.Name}")}&body={Uri.EscapeDataString(Questions)}";

    /// <summary>A file begun at the repository's own pages; null where that cannot be linked.</summary>
    public static string? NewFile(SiteConfig config, Badge badge) =>
        ForgeLinks.Of(config)?.New(Folder, $"{badge.Slug}.yml", $"badge: {badge.Slug}\n# Who should have it? A handle of theirs, as they want to be known.\nrecipient:\n# What did you see them do, and when?\nwhy: |\n  \n# Who else saw it, or where can it be looked at?\nevidence:\n");

    private const string Questions =
        "Who should have it, and do they know that you write?\r\n\r\n\r\nWhat did you see them do, and when?\r\n\r\n\r\nWho else saw it, or where can it be looked at?\r\n\r\n\r\n";
}
