using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Diagnostics;

namespace Publisher.Policies;

/// <summary>Evidence files an award names are here, byte for byte as signed, under their true media type; and there is evidence where the badge asks for it.</summary>
internal static class AwardEvidenceRule
{
    public static void Check(Award award, PolicyContext context, DiagnosticBag diagnostics)
    {
        var evidence = award.Credential.Evidence;
        for (var i = 0; i < evidence.Length; i++)
        {
            if (evidence[i].Id is { } id && id.StartsWith(context.EvidenceFolder, StringComparison.Ordinal))
            {
                CheckFile(award, context, id, i, diagnostics);
            }
        }
        if (evidence.IsEmpty && context.BadgeOf(award) is { } named && context.Badges.TryGetValue(named.Slug, out var badge)
            && badge.EvidenceRequired && badge.Version == named.Version)
        {
            diagnostics.Add(PolicyDescriptors.EvidenceRequired, JsonPlace.Of(award.File, ""), badge.Slug);
        }
    }

    private static void CheckFile(Award award, PolicyContext context, string id, int index, DiagnosticBag diagnostics)
    {
        var named = award.Credential.Evidence[index];
        var pointer = PolicyContext.Item("evidence", index);
        var path = "content/" + id[(context.Content.Config.BaseUrl.Length + 1)..];
        if (award.Evidence.FirstOrDefault(e => id == context.EvidenceFolder + e.AwardId + "/" + e.Name) is not { } file)
        {
            diagnostics.Add(PolicyDescriptors.EvidenceMissing, JsonPlace.Of(award.File, pointer + "/id"), path);
            return;
        }
        var digest = Sri.Of(file.File.Bytes.Span);
        if (named.DigestSri != digest)
        {
            diagnostics.Add(PolicyDescriptors.EvidenceChanged, JsonPlace.Of(award.File, pointer + "/digestSRI"), path, $"its digest is {digest}");
        }
        var mediaType = EvidenceKinds.MediaType(file.Name);
        if (mediaType is null || named.MediaType != mediaType)
        {
            diagnostics.Add(PolicyDescriptors.EvidenceChanged, JsonPlace.Of(award.File, pointer + "/mediaType"), path,
                mediaType is null ? "files of this kind are not published" : $"its media type is {mediaType}");
        }
    }
}
