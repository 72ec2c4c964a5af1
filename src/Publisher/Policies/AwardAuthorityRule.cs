using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Policies;

/// <summary>An award names the authority version it was made under, and that version is here. Its digest is judged with the signatures.</summary>
internal static class AwardAuthorityRule
{
    public static void Check(Award award, PolicyContext context, DiagnosticBag diagnostics)
    {
        if (context.Content.Authorities.IsEmpty || award.Credential.Issuer.Id != context.Content.Config.IssuerDid)
        {
            return;
        }
        var related = award.Credential.RelatedResource;
        for (var i = 0; i < related.Length; i++)
        {
            if (!related[i].Id.StartsWith(context.AuthorityFolder, StringComparison.Ordinal))
            {
                continue;
            }
            if (!context.Authorities.ContainsKey(related[i].Id))
            {
                diagnostics.Add(PolicyDescriptors.UnknownAuthority, JsonPlace.Of(award.File, PolicyContext.Item("relatedResource", i) + "/id"), $"'{related[i].Id}'", "that version is not here");
            }
            return;
        }
        diagnostics.Add(PolicyDescriptors.UnknownAuthority, JsonPlace.Of(award.File, "/relatedResource"), "no authority document", "it must name one in relatedResource");
    }
}
