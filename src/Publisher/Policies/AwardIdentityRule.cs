using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sites;

namespace Publisher.Policies;

/// <summary>An award's id is the address its file is published at, and its issuer is this site.</summary>
internal static class AwardIdentityRule
{
    public static void Check(Award award, PolicyContext context, DiagnosticBag diagnostics)
    {
        var config = context.Content.Config;
        var expected = SitePaths.Absolute(config.BaseUrl, SitePaths.Credential(award.Id));
        if (award.Credential.Issuer.Id != config.IssuerDid)
        {
            // An award from elsewhere has an id from elsewhere too: the issuer is the mistake to tell.
            diagnostics.Add(PolicyDescriptors.AwardIssuer, JsonPlace.Of(award.File, "/issuer/id"), award.Credential.Issuer.Id, config.IssuerDid);
        }
        else if (award.Credential.Id != expected)
        {
            diagnostics.Add(PolicyDescriptors.AwardId, JsonPlace.Of(award.File, "/id"), award.Credential.Id, expected);
        }
    }
}
