using System.Collections.Immutable;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>What a badge's page says of who may change it, and of who approved it as it is.</summary>
internal static class ApprovalWords
{
    /// <summary>The fields; null where no rule and no approval speaks of the badge.</summary>
    public static FieldSet? Fields(SiteView view, BadgeModel model, PageLinks links) => model.Definitions.IsEmpty && model.Approval is null ? null : new()
    {
        { "rules", Rules(view, model) },
        { "approved", model.Approval is { } approval ? view.Words.Say("approval.approved", ("number", model.Badge.Version), ("date", view.Words.Date(approval.Verified.Created))) : null },
        { "signers", (model.Approval?.Signers ?? []).Select(s => new FieldSet
        {
            { "name", AwardTimeline.SignerName(s, view.Words) },
            { "href", AwardTimeline.PageOf(s.Page, links) },
        }) },
        { "json_href", model.Approval is { } signed ? links.To(SitePaths.Endorsement(signed.Id)) : null },
        { "open", model.Approval is null ? view.Words.Say("approval.open", ("number", model.Badge.Version)) : null },
    };

    /// <summary>The rules about who approves a badge, each a sentence or two.</summary>
    public static ImmutableArray<string> Rules(SiteView view, BadgeModel model) =>
        [.. model.Definitions.Select(rule => string.Join(' ', view.Rules.Definition(rule, view.Texts.Of(model.Badge).Name)))];

    /// <summary>Adds what <see cref="Fields"/> shows.</summary>
    public static void AddTo(ContentKeyBuilder key, SiteView view, BadgeModel model)
    {
        foreach (var rule in Rules(view, model))
        {
            key.Add(rule);
        }
        model.Approval?.AddTo(key);
    }
}
