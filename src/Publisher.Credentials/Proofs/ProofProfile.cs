namespace Publisher.Credentials.Proofs;

/// <summary>How strictly a proof is read.</summary>
public enum ProofProfile
{
    /// <summary>Exactly the members our documents have, and <c>created</c> as <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    Ours,
    /// <summary>Also an <c>id</c>, any dateTimeStamp as <c>created</c>, and a jcs proof without <c>@context</c>, as other programs write them.</summary>
    Foreign,
}
