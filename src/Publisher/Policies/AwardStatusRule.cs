using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Policies;

/// <summary>An award has one place in one of this site's status lists, so that it can be revoked.</summary>
internal static class AwardStatusRule
{
    public static void Check(Award award, PolicyContext context, DiagnosticBag diagnostics)
    {
        if (award.Credential.Issuer.Id != context.Content.Config.IssuerDid)
        {
            return;
        }
        if (award.Credential.CredentialStatus is not { StatusPurpose: "revocation" } status)
        {
            diagnostics.Add(PolicyDescriptors.NoStatusList, JsonPlace.Of(award.File, "/credentialStatus"), "the award has no place in a status list of revocations");
        }
        else if (!context.StatusLists.Contains(status.StatusListCredential))
        {
            diagnostics.Add(PolicyDescriptors.NoStatusList, JsonPlace.Of(award.File, "/credentialStatus/statusListCredential"), $"the award's status list '{status.StatusListCredential}' is not in content/status/");
        }
    }
}
