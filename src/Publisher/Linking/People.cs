using Publisher.Content;
using Publisher.Credentials.Verification;

namespace Publisher.Linking;

/// <summary>How many people hold awards.</summary>
internal static class People
{
    /// <summary>How many different people hold these awards; those taken back are not counted.</summary>
    public static int Count(IEnumerable<AwardModel> awards)
    {
        var holders = new HashSet<HolderKey>();
        var unnamed = 0;
        foreach (var award in awards)
        {
            if (award.Verified.State is CredentialState.Revoked or CredentialState.Withdrawn or CredentialState.Superseded)
            {
                continue;
            }
            if (award.Verified.Outline.Holder is { IsNobody: false } holder)
            {
                holders.Add(holder);
            }
            else
            {
                unnamed++;
            }
        }
        return holders.Count + unnamed;
    }
}
