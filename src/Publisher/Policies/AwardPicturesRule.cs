using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Diagnostics;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Policies;

/// <summary>Pictures an award pins by digest are those of the frozen version.</summary>
internal static class AwardPicturesRule
{
    public static void Check(Award award, PolicyContext context, DiagnosticBag diagnostics)
    {
        if (context.BadgeOf(award) is not { } badge || !context.Frozen.TryGetValue((badge.Slug, badge.Version), out var frozen))
        {
            return;
        }
        var related = award.Credential.RelatedResource;
        foreach (var (picture, extension) in new[] { (frozen.Png, "png"), (frozen.Svg, "svg") })
        {
            var address = Address(context, badge, extension);
            if (picture is not null && !related.Any(r => r.Id == address))
            {
                diagnostics.Add(PolicyDescriptors.PinnedPicture, JsonPlace.Of(award.File, "/relatedResource"), address, "names no digest for it");
            }
        }
        for (var i = 0; i < related.Length; i++)
        {
            var (svg, png) = (Address(context, badge, "svg"), Address(context, badge, "png"));
            if (related[i].Id == svg || related[i].Id == png)
            {
                var reason = Reason(related[i].Id == svg ? frozen.Svg : frozen.Png, related[i].DigestSri);
                if (reason is not null)
                {
                    diagnostics.Add(PolicyDescriptors.PinnedPicture, JsonPlace.Of(award.File, PolicyContext.Item("relatedResource", i)), related[i].Id, reason);
                }
            }
        }
    }

    private static string Address(PolicyContext context, BadgeAddress badge, string extension) =>
        SitePaths.Absolute(context.Content.Config.BaseUrl, SitePaths.BadgeImage(badge.Slug, badge.Version, extension));

    private static string? Reason(SourceFile? picture, string? digest) => picture switch
    {
        null => "it is not there",
        _ when Sri.Of(picture.Bytes.Span) != digest => $"{picture.Path} has another digest",
        _ => null,
    };
}
