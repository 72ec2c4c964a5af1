using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>The guild recognises a partner's badge.</summary>
/// <param name="Of">The treaty and whose badge it is about.</param>
internal sealed record TreatyItem(PeerTreaty Of) : FeedItem
{
    /// <inheritdoc/>
    public override DateTimeOffset Moment => Of.Treaty.From;

    /// <inheritdoc/>
    public override string Badge => Of.Treaty.CountsAs.Address.Slug;

    /// <inheritdoc/>
    public override void AddTo(ContentKeyBuilder key) => Of.AddTo(key.Add("treaty"));

    /// <inheritdoc/>
    public override FeedEntry Entry(SiteView view)
    {
        var (treaty, document) = (Of.Treaty, view.Address(SitePaths.Endorsement(Of.Treaty.Id)));
        var own = view.Texts.Of(treaty.CountsAs).Name;
        var title = view.Words.Say("feed.recognised", ("badge", treaty.Recognised.Name), ("peer", Of.Peer.Title), ("own", own));
        return new()
        {
            Id = document,
            Title = title,
            Text = $"{Closed(title)} {view.Words.Say("endorsement.until", ("date", view.Words.Date(treaty.Until)))}{(treaty.Terms.Reason is { } reason ? ": " + reason : "")}",
            Page = view.Address(SitePaths.Federation),
            Document = document,
            Published = Moment,
            Updated = Moment,
            Category = new(Badge, own),
        };
    }
}
