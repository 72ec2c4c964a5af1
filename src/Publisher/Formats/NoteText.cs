using System.Text;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>The words of notes, as the little HTML that every server lets through: paragraphs, links, bold.</summary>
internal static class NoteText
{
    /// <summary>One paragraph of plain text.</summary>
    public static string Paragraph(string text) => $"<p>{Encode(text)}</p>";

    /// <summary>What a note says of an award in one language: badge and holder, what the badge is for and who signed, how it stands now, and where to check it.</summary>
    public static string Of(AwardModel award, SiteView view)
    {
        var (words, text) = (view.Words, view.Texts.Of(award.Frozen));
        var holder = view.HolderName(award);
        var html = new StringBuilder();
        html.Append("<p><strong>").Append(Encode(text.Name)).Append("</strong></p>");
        html.Append(Paragraph($"{words.Say("feed.summary", ("holder", holder), ("date", words.Date(award.AwardedOn)))} {FeedItem.Closed(text.Description)}"));
        html.Append(Paragraph(AwardFacts.Sentence(award, words) ?? AwardFacts.Signed(award, words)));
        return html.Append(Link(view.Address(view.Folder + SitePaths.Award(award.Id)))).ToString();
    }

    /// <summary>What a note says of an endorsement: who stands by what, and what they wrote. Their own words are in one language.</summary>
    public static string Of(EndorsementItem item, SiteView view)
    {
        var entry = item.Entry(view);
        var comment = Prose.Render(item.Endorsement.Verified.Credential.Comment, MarkdownPlace.Criteria, 3, PageLinks.FromAnywhere(view.BaseUrl));
        return $"{Paragraph(entry.Title)}{(comment is null ? "" : $"<blockquote>{comment.ToString().Trim()}</blockquote>")}{Link(entry.Page)}";
    }

    /// <summary>What a note says of a treaty: which badge of whom counts here as what, and why. The reason is in one language.</summary>
    public static string Of(TreatyItem item, SiteView view)
    {
        var entry = item.Entry(view);
        var reason = Prose.Render(item.Of.Treaty.Terms.Reason, MarkdownPlace.Criteria, 3, PageLinks.FromAnywhere(view.BaseUrl));
        return $"{Paragraph(entry.Title)}{(reason is null ? "" : $"<blockquote>{reason.ToString().Trim()}</blockquote>")}{Link(view.Address(view.Folder + SitePaths.Federation))}";
    }

    private static string Link(string address) => $"<p><a href=\"{Encode(address)}\">{Encode(SitePaths.Typed(address))}</a></p>";

    private static string Encode(string text) => Templates.Html.Escape(text);
}
