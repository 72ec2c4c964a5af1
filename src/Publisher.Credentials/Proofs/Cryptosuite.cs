namespace Publisher.Credentials.Proofs;

/// <summary>The Data Integrity cryptosuites we make and check. A closed set: the document never chooses an algorithm we do not name.</summary>
public enum Cryptosuite
{
    /// <summary><c>eddsa-rdfc-2022</c>: signs the RDF graph; what the ecosystem checks.</summary>
    EddsaRdfc2022,
    /// <summary><c>eddsa-jcs-2022</c>: signs the exact JSON.</summary>
    EddsaJcs2022,
}

/// <summary>The names of the suites, as they stand in <c>cryptosuite</c>.</summary>
public static class CryptosuiteNames
{
    /// <summary>The name of a suite.</summary>
    public static string NameOf(this Cryptosuite suite) => suite == Cryptosuite.EddsaRdfc2022 ? "eddsa-rdfc-2022" : "eddsa-jcs-2022";

    /// <summary>The suite of a name; null for one we do not know.</summary>
    public static Cryptosuite? Find(string? name) => name switch
    {
        "eddsa-rdfc-2022" => Cryptosuite.EddsaRdfc2022,
        "eddsa-jcs-2022" => Cryptosuite.EddsaJcs2022,
        _ => null,
    };
}
