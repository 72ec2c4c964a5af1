using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Policies;

/// <summary>Pictures an award pins by digest are those of the frozen version.</summary>
internal static class AwardPicturesRule
{
    public static void Check(Award award, PolicyContext context, DiagnosticBag diagnostics)
    {
        if (context.FrozenOf(award) is not { } frozen)
        {
            return;
        }
        var related = award.Credential.RelatedResource;
        RequireNamed(award, frozen.Png, diagnostics);
        RequireNamed(award, frozen.Svg, diagnostics);
        for (var i = 0; i < related.Length; i++)
        {
            var reason = related[i].Id == frozen.Svg.Address ? Reason(frozen.Svg.File, frozen.Svg.DigestSri, related[i].DigestSri)
                : related[i].Id == frozen.Png.Address ? Reason(frozen.Png.File, frozen.Png.DigestSri, related[i].DigestSri)
                : null;
            if (reason is not null)
            {
                diagnostics.Add(PolicyDescriptors.PinnedPicture, JsonPlace.Of(award.File, PolicyContext.Item("relatedResource", i)), related[i].Id, reason);
            }
        }
    }

    private static void RequireNamed(Award award, (string Address, SourceFile? File, string? DigestSri) picture, DiagnosticBag diagnostics)
    {
        if (picture.File is null)
        {
            return;
        }
        foreach (var related in award.Credential.RelatedResource)
        {
            if (related.Id == picture.Address)
            {
                return;
            }
        }
        diagnostics.Add(PolicyDescriptors.PinnedPicture, JsonPlace.Of(award.File, "/relatedResource"), picture.Address, "names no digest for it");
    }

    private static string? Reason(SourceFile? picture, string? digest, string? named) => picture switch
    {
        null => "it is not there",
        _ when digest != named => $"{picture.Path} has another digest",
        _ => null,
    };
}
