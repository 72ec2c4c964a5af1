using System.Collections.Immutable;

namespace Publisher.Credentials.Verification;

/// <summary>The one verdict: which state follows from the steps (docs/formats.md, "Verifying an award"). A failed signature or format is told before this is asked.</summary>
internal static class CredentialStates
{
    /// <summary>The first state that applies.</summary>
    /// <param name="checks">Every step, in order.</param>
    /// <param name="taken">Revoked, withdrawn or superseded; null for none of these.</param>
    /// <param name="expired">Whether it is past its end.</param>
    /// <param name="recognised">Whether the asker recognises the issuer; null when nobody asked.</param>
    public static CredentialState Of(ImmutableArray<Check> checks, CredentialState? taken, bool expired, bool? recognised) =>
        checks[(int)CheckName.Authority].Verdict == Verdict.Failed ? CredentialState.Unauthorised
        : taken is { } state ? state
        : expired ? CredentialState.Expired
        : !IsFine(checks, except: null) ? CredentialState.Undetermined
        : recognised == false ? CredentialState.ValidUnrecognised
        : CredentialState.Valid;

    /// <summary>Whether the steps that decide, Format to Dates, passed.</summary>
    public static bool IsFine(ImmutableArray<Check> checks, CheckName? except)
    {
        foreach (var check in checks.AsSpan()[..((int)CheckName.Dates + 1)])
        {
            if (check.Verdict != Verdict.Passed && check.Name != except)
            {
                return false;
            }
        }
        return true;
    }
}
