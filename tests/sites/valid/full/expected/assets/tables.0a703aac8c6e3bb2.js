// Written by the build from the program's own tables; the form of `terms` is explained in its source, terms.txt.
export const ours = [
  ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  ['https://www.w3.org/ns/credentials/v2'],
];
export const known = [
  ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  ['https://www.w3.org/ns/credentials/v2'],
  ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json', 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],
  ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json'],
  ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json', 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],
  ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json'],
  ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json', 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],
  ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.0.json'],
  ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.0.json', 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],
  ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context.json'],
  ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context.json', 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],
  ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json', 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],
  ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json'],
  ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json', 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],
  ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
];
export const demonstrationKeys = ['z6MkiQdytyuUyZRCsAGcPg3XDMK494Whke4kB155YX37Kx23', 'z6MkiSoKXKEpo4HyvBxp1mTxCNBuiW6wmDWf6G8JiAGXUvJX', 'z6Mkj1myrFDY7E1EaptwBFjrY9YLmDcEeVQgN8ZKc9kpWtWY', 'z6MkjcN6z4X4yRU3ZnuzgbyvQskoRFxHbkGRknDdbrDqBzYU', 'z6Mkjd5eZsdSdDmzrRkwUnxrhCS8JStaH6HphubjBfeThf5Q', 'z6MkojQLcX9dmaqAiG3zM7LFStpCNQpSmn7mQF9RFiKhYxhA', 'z6MkqZgicM1rxD8YUQ6VfUxxsD3Yy9Jip5vpRtDiMNZ4tUT5', 'z6Mkqpkm97AL86aDc8Fs8jW6Ysxf7ngxEVd32uYDjdwiYLk8', 'z6MkrHGtL88fRPHFYhnvMzw9h9KzhZfKoMKxyum4y2hCXnEc', 'z6MkrWZm9zDrrQzfyfktarFM9xnnf5pbAYJ4gKQb1E7vcKY2', 'z6MksgmyvCBXKE18fxnPbx4oD7Hdk4uzWXDyQbKsrTTys8Fd', 'z6MktxMxbJQp2MirThPC6JSjymoZXBQ8eNnQ9ejPko2QgV7H'];
export const terms = `
abbreviation cred https://www.w3.org/2018/credentials#
abbreviation sec https://w3id.org/security#
abbreviation status https://www.w3.org/ns/credentials/status#
abbreviation schema https://schema.org/
abbreviation ob https://purl.imsglobal.org/spec/vc/ob/vocab.html#
abbreviation clr https://purl.imsglobal.org/spec/vc/clr/vocab.html#
abbreviation xsd http://www.w3.org/2001/XMLSchema#
abbreviation xsds https://www.w3.org/2001/XMLSchema#
abbreviation dct http://purl.org/dc/terms/
abbreviation jwt https://www.iana.org/assignments/jwt#
abbreviation jose https://www.iana.org/assignments/jose#
context https://www.w3.org/ns/credentials/v2 protected
  id @id
  type @type
  description schema:description
  digestMultibase sec:digestMultibase type=sec:multibase
  digestSRI cred:digestSRI type=cred:sriString
  mediaType schema:encodingFormat
  name schema:name
  VerifiableCredential cred:VerifiableCredential scope=protected
    id @id
    type @type
    confidenceMethod cred:confidenceMethod type=@id
    credentialSchema cred:credentialSchema type=@id
    credentialStatus cred:credentialStatus type=@id
    credentialSubject cred:credentialSubject type=@id
    description schema:description
    evidence cred:evidence type=@id
    issuer cred:issuer type=@id
    name schema:name
    proof sec:proof type=@id container=@graph
    refreshService cred:refreshService type=@id
    relatedResource cred:relatedResource type=@id
    renderMethod cred:renderMethod type=@id
    termsOfUse cred:termsOfUse type=@id
    validFrom cred:validFrom type=xsd:dateTime
    validUntil cred:validUntil type=xsd:dateTime
  EnvelopedVerifiableCredential cred:EnvelopedVerifiableCredential
  VerifiablePresentation cred:VerifiablePresentation scope=protected
    id @id
    type @type
    holder cred:holder type=@id
    proof sec:proof type=@id container=@graph
    termsOfUse cred:termsOfUse type=@id
    verifiableCredential cred:verifiableCredential type=@id container=@graph scope=none
  EnvelopedVerifiablePresentation cred:EnvelopedVerifiablePresentation
  JsonSchemaCredential cred:JsonSchemaCredential
  JsonSchema cred:JsonSchema scope=protected
    id @id
    type @type
    jsonSchema cred:jsonSchema type=@json
  BitstringStatusListCredential status:BitstringStatusListCredential
  BitstringStatusList status:BitstringStatusList scope=protected
    id @id
    type @type
    encodedList status:encodedList type=sec:multibase
    statusPurpose status:statusPurpose
    ttl status:ttl
  BitstringStatusListEntry status:BitstringStatusListEntry scope=protected
    id @id
    type @type
    statusListCredential status:statusListCredential type=@id
    statusListIndex status:statusListIndex
    statusPurpose status:statusPurpose
    statusMessage status:statusMessage scope=protected
      id @id
      type @type
      message status:message
      status status:status
    statusReference status:statusReference type=@id
    statusSize status:statusSize type=xsds:integer
  DataIntegrityProof sec:DataIntegrityProof scope=protected
    id @id
    type @type
    challenge sec:challenge
    created dct:created type=xsd:dateTime
    cryptosuite sec:cryptosuite type=sec:cryptosuiteString
    domain sec:domain
    expires sec:expiration type=xsd:dateTime
    nonce sec:nonce
    previousProof sec:previousProof type=@id
    proofPurpose sec:proofPurpose type=@vocab scope=protected
      id @id
      type @type
      assertionMethod sec:assertionMethod type=@id container=@set
      authentication sec:authenticationMethod type=@id container=@set
      capabilityDelegation sec:capabilityDelegationMethod type=@id container=@set
      capabilityInvocation sec:capabilityInvocationMethod type=@id container=@set
      keyAgreement sec:keyAgreementMethod type=@id container=@set
    proofValue sec:proofValue type=sec:multibase
    verificationMethod sec:verificationMethod type=@id
  ... jwt:...
  _sd jwt:_sd type=@json
  _sd_alg jwt:_sd_alg
  aud jwt:aud type=@id
  cnf jwt:cnf scope=protected
    kid jwt:kid type=@id
    jwk jwt:jwk type=@json
  exp jwt:exp type=xsds:nonNegativeInteger
  iat jwt:iat type=xsds:nonNegativeInteger
  iss jose:iss type=@id
  jku jose:jku type=@id
  kid jose:kid type=@id
  nbf jwt:nbf type=xsds:nonNegativeInteger
  sub jose:sub type=@id
  x5u jose:x5u type=@id
context https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json protected
  id @id
  type @type
  OpenBadgeCredential ob:OpenBadgeCredential
  Achievement ob:Achievement scope=protected
    id @id
    type @type
    achievementType ob:achievementType
    alignment ob:alignment container=@set
    creator ob:creator
    creditsAvailable ob:creditsAvailable type=xsds:float
    criteria ob:Criteria type=@id
    fieldOfStudy ob:fieldOfStudy
    humanCode ob:humanCode
    image ob:image type=@id
    otherIdentifier ob:otherIdentifier container=@set
    related ob:related container=@set
    resultDescription ob:resultDescription container=@set
    specialization ob:specialization
    tag schema:keywords container=@set
    version ob:version
    inLanguage schema:inLanguage
  AchievementCredential ob:OpenBadgeCredential
  AchievementSubject ob:AchievementSubject scope=protected
    id @id
    type @type
    achievement ob:achievement
    activityEndDate ob:activityEndDate type=xsds:date
    activityStartDate ob:activityStartDate type=xsds:date
    creditsEarned ob:creditsEarned type=xsds:float
    identifier ob:identifier container=@set
    image ob:image type=@id
    licenseNumber ob:licenseNumber
    result ob:result container=@set
    role ob:role
    source ob:source type=@id
    term ob:term
  Address ob:Address scope=protected
    id @id
    type @type
    addressCountry schema:addressCountry
    addressCountryCode ob:CountryCode
    addressLocality schema:addressLocality
    addressRegion schema:addressRegion
    geo ob:GeoCoordinates
    postOfficeBoxNumber schema:postOfficeBoxNumber
    postalCode schema:postalCode
    streetAddress schema:streetAddress
  Alignment schema:AlignmentObject scope=protected
    id @id
    type @type
    targetCode ob:targetCode
    targetDescription schema:targetDescription
    targetFramework schema:targetFramework
    targetName schema:targetName
    targetType ob:targetType
    targetUrl schema:targetUrl type=xsds:anyURI
  Criteria ob:Criteria
  EndorsementCredential ob:EndorsementCredential
  EndorsementSubject ob:EndorsementSubject scope=protected
    id @id
    type @type
    endorsementComment ob:endorsementComment
  Evidence ob:Evidence scope=protected
    id @id
    type @type
    audience schema:audience
    genre schema:genre
  GeoCoordinates ob:GeoCoordinates scope=protected
    id @id
    type @type
    latitude schema:latitude
    longitude schema:longitude
  IdentifierEntry ob:IdentifierEntry scope=protected
    id @id
    type @type
    identifier ob:identifier
    identifierType ob:identifierType
  IdentityObject ob:IdentityObject scope=protected
    id @id
    type @type
    hashed ob:hashed type=xsds:boolean
    identityHash ob:identityHash
    identityType ob:identityType
    salt ob:salt
  Image ob:Image scope=protected
    id @id
    type @type
    caption schema:caption
  Profile ob:Profile scope=protected
    id @id
    type @type
    additionalName schema:additionalName
    address ob:address type=@id
    dateOfBirth ob:dateOfBirth type=xsds:date
    email schema:email
    familyName schema:familyName
    familyNamePrefix ob:familyNamePrefix
    givenName schema:givenName
    honorificPrefix schema:honorificPrefix
    honorificSuffix schema:honorificSuffix
    image ob:image type=@id
    otherIdentifier ob:otherIdentifier container=@set
    parentOrg ob:parentOrg type=@id
    patronymicName ob:patronymicName
    phone ob:phone
    official ob:official
  Related ob:Related scope=protected
    id @id
    type @type
    version ob:version
    inLanguage schema:inLanguage
  Result ob:Result scope=protected
    id @id
    type @type
    achievedLevel ob:achievedLevel type=xsds:anyURI
    resultDescription ob:resultDescription type=xsds:anyURI
    status ob:status
    value schema:value
  ResultDescription ob:ResultDescription scope=protected
    id @id
    type @type
    allowedValue ob:allowedValue container=@list
    requiredLevel ob:requiredLevel type=xsds:anyURI
    requiredValue ob:requiredValue
    resultType ob:resultType
    rubricCriterionLevel ob:rubricCriterionLevel container=@set
    valueMax ob:valueMax
    valueMin ob:valueMin
  RubricCriterionLevel ob:RubricCriterionLevel scope=protected
    id @id
    type @type
    level ob:level
    points ob:points
  alignment ob:alignment container=@set
  description schema:description
  endorsement ob:endorsement container=@set
  image ob:image type=@id
  inLanguage schema:inLanguage
  name schema:name
  narrative ob:narrative
  url schema:url type=xsds:anyURI
  awardedDate ob:awardedDate type=<xsd:dateTime>
context https://www.w3.org/2018/credentials/v1 protected
  id @id
  type @type
  VerifiableCredential cred:VerifiableCredential scope=protected
    id @id
    type @type
    cred cred: prefix
    sec sec: prefix
    xsd xsd: prefix
    credentialSchema cred:credentialSchema type=@id scope=protected
      id @id
      type @type
      cred cred: prefix
      JsonSchemaValidator2018 cred:JsonSchemaValidator2018
    credentialStatus cred:credentialStatus type=@id
    credentialSubject cred:credentialSubject type=@id
    evidence cred:evidence type=@id
    expirationDate cred:expirationDate type=xsd:dateTime
    holder cred:holder type=@id
    issued cred:issued type=xsd:dateTime
    issuer cred:issuer type=@id
    issuanceDate cred:issuanceDate type=xsd:dateTime
    proof sec:proof type=@id container=@graph
    refreshService cred:refreshService type=@id scope=protected
      id @id
      type @type
      cred cred: prefix
      ManualRefreshService2018 cred:ManualRefreshService2018
    termsOfUse cred:termsOfUse type=@id
    validFrom cred:validFrom type=xsd:dateTime
    validUntil cred:validUntil type=xsd:dateTime
  VerifiablePresentation cred:VerifiablePresentation scope=protected
    id @id
    type @type
    cred cred: prefix
    sec sec: prefix
    holder cred:holder type=@id
    proof sec:proof type=@id container=@graph
    verifiableCredential cred:verifiableCredential type=@id container=@graph
  EcdsaSecp256k1Signature2019 sec:EcdsaSecp256k1Signature2019 scope=protected
    id @id
    type @type
    sec sec: prefix
    xsd xsd: prefix
    challenge sec:challenge
    created dct:created type=xsd:dateTime
    domain sec:domain
    expires sec:expiration type=xsd:dateTime
    jws sec:jws
    nonce sec:nonce
    proofPurpose sec:proofPurpose type=@vocab scope=protected
      id @id
      type @type
      sec sec: prefix
      assertionMethod sec:assertionMethod type=@id container=@set
      authentication sec:authenticationMethod type=@id container=@set
    proofValue sec:proofValue
    verificationMethod sec:verificationMethod type=@id
  EcdsaSecp256r1Signature2019 sec:EcdsaSecp256r1Signature2019 scope=protected
    id @id
    type @type
    sec sec: prefix
    xsd xsd: prefix
    challenge sec:challenge
    created dct:created type=xsd:dateTime
    domain sec:domain
    expires sec:expiration type=xsd:dateTime
    jws sec:jws
    nonce sec:nonce
    proofPurpose sec:proofPurpose type=@vocab scope=protected
      id @id
      type @type
      sec sec: prefix
      assertionMethod sec:assertionMethod type=@id container=@set
      authentication sec:authenticationMethod type=@id container=@set
    proofValue sec:proofValue
    verificationMethod sec:verificationMethod type=@id
  Ed25519Signature2018 sec:Ed25519Signature2018 scope=protected
    id @id
    type @type
    sec sec: prefix
    xsd xsd: prefix
    challenge sec:challenge
    created dct:created type=xsd:dateTime
    domain sec:domain
    expires sec:expiration type=xsd:dateTime
    jws sec:jws
    nonce sec:nonce
    proofPurpose sec:proofPurpose type=@vocab scope=protected
      id @id
      type @type
      sec sec: prefix
      assertionMethod sec:assertionMethod type=@id container=@set
      authentication sec:authenticationMethod type=@id container=@set
    proofValue sec:proofValue
    verificationMethod sec:verificationMethod type=@id
  RsaSignature2018 sec:RsaSignature2018 scope=protected
    challenge <sec:challenge>
    created dct:created type=<xsd:dateTime>
    domain <sec:domain>
    expires <sec:expiration> type=<xsd:dateTime>
    jws <sec:jws>
    nonce <sec:nonce>
    proofPurpose <sec:proofPurpose> type=@vocab scope=protected
      id @id
      type @type
      sec sec: prefix
      assertionMethod sec:assertionMethod type=@id container=@set
      authentication sec:authenticationMethod type=@id container=@set
    proofValue <sec:proofValue>
    verificationMethod <sec:verificationMethod> type=@id
  proof sec:proof type=@id container=@graph
context https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json protected
  id @id
  type @type
  OpenBadgeCredential ob:OpenBadgeCredential
  Achievement ob:Achievement scope=protected
    id @id
    type @type
    achievementType ob:achievementType
    alignment ob:alignment container=@set
    creator ob:creator
    creditsAvailable ob:creditsAvailable type=xsds:float
    criteria ob:Criteria type=@id
    fieldOfStudy ob:fieldOfStudy
    humanCode ob:humanCode
    image ob:Image type=@id
    otherIdentifier ob:otherIdentifier container=@set
    related ob:related container=@set
    resultDescription ob:resultDescription container=@set
    specialization ob:specialization
    tag schema:keywords container=@set
    version ob:version
  AchievementCredential ob:OpenBadgeCredential
  AchievementSubject ob:AchievementSubject scope=protected
    id @id
    type @type
    achievement ob:achievement-0
    activityEndDate ob:activityEndDate type=xsds:date
    activityStartDate ob:activityStartDate type=xsds:date
    creditsEarned ob:creditsEarned type=xsds:float
    identifier ob:identifier container=@set
    image ob:Image type=@id
    licenseNumber ob:licenseNumber
    result ob:result container=@set
    role ob:role
    source ob:source type=@id
    term ob:term
  Address ob:Address scope=protected
    id @id
    type @type
    addressCountry schema:addressCountry
    addressCountryCode ob:CountryCode
    addressLocality schema:addressLocality
    addressRegion schema:addressRegion
    geo ob:GeoCoordinates
    postOfficeBoxNumber schema:postOfficeBoxNumber
    postalCode schema:postalCode
    streetAddress schema:streetAddress
  Alignment schema:AlignmentObject scope=protected
    id @id
    type @type
    targetCode ob:targetCode
    targetDescription schema:targetDescription
    targetFramework schema:targetFramework
    targetName schema:targetName
    targetType ob:targetType
    targetUrl schema:targetUrl type=xsds:anyURI
  Criteria ob:Criteria
  EndorsementCredential ob:EndorsementCredential
  EndorsementSubject ob:EndorsementSubject scope=protected
    id @id
    type @type
    endorsementComment ob:endorsementComment
  Evidence ob:Evidence scope=protected
    id @id
    type @type
    audience schema:audience
    genre schema:genre
  GeoCoordinates ob:GeoCoordinates scope=protected
    id @id
    type @type
    latitude schema:latitude
    longitude schema:longitude
  IdentifierEntry ob:IdentifierEntry scope=protected
    id @id
    type @type
    identifier ob:identifier
    identifierType ob:identifierType
  IdentityObject ob:IdentityObject scope=protected
    id @id
    type @type
    hashed ob:hashed type=xsds:boolean
    identityHash ob:identityHash
    identityType ob:identityType
    salt ob:salt
  Image ob:Image scope=protected
    id @id
    type @type
    caption schema:caption
  Profile ob:Profile scope=protected
    id @id
    type @type
    additionalName schema:additionalName
    address ob:address type=@id
    dateOfBirth ob:dateOfBirth type=xsds:date
    email schema:email
    familyName schema:familyName
    familyNamePrefix ob:familyNamePrefix
    givenName schema:givenName
    honorificPrefix schema:honorificPrefix
    honorificSuffix schema:honorificSuffix
    image ob:Image type=@id
    otherIdentifier ob:otherIdentifier container=@set
    parentOrg ob:parentOrg type=@id
    patronymicName ob:patronymicName
    phone ob:phone
    official ob:official
  Related ob:Related scope=protected
    id @id
    type @type
    version ob:version
  Result ob:Result scope=protected
    id @id
    type @type
    achievedLevel ob:achievedLevel type=xsds:anyURI
    resultDescription ob:resultDescription type=xsds:anyURI
    status ob:status
    value schema:value
  ResultDescription ob:ResultDescription scope=protected
    id @id
    type @type
    allowedValue ob:allowedValue container=@list
    requiredLevel ob:requiredLevel type=xsds:anyURI
    requiredValue ob:requiredValue
    resultType ob:resultType
    rubricCriterionLevel ob:rubricCriterionLevel container=@set
    valueMax ob:valueMax
    valueMin ob:valueMin
  RubricCriterionLevel ob:RubricCriterionLevel scope=protected
    id @id
    type @type
    level ob:level
    points ob:points
  alignment ob:alignment container=@set
  description schema:description
  endorsement ob:endorsement container=@set
  image ob:Image type=@id
  name schema:name
  narrative ob:narrative
  url schema:url type=xsds:anyURI
context https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json open
  id @id
  type @type
  xsd xsds: prefix
  OpenBadgeCredential ob:OpenBadgeCredential
  Achievement ob:Achievement scope=open
    achievementType ob:achievementType type=<xsd:string>
    alignment ob:alignment container=@set
    creator ob:creator
    creditsAvailable ob:creditsAvailable type=<xsd:float>
    criteria ob:Criteria type=@id
    fieldOfStudy ob:fieldOfStudy type=<xsd:string>
    humanCode ob:humanCode type=<xsd:string>
    image ob:Image type=@id
    otherIdentifier ob:otherIdentifier container=@set
    related ob:related container=@set
    resultDescription ob:resultDescription container=@set
    specialization ob:specialization type=<xsd:string>
    tag schema:keywords type=<xsd:string> container=@set
    version ob:version type=<xsd:string>
  AchievementCredential ob:OpenBadgeCredential
  AchievementSubject ob:AchievementSubject scope=open
    achievement ob:achievement-0
    activityEndDate ob:activityEndDate type=<xsd:date>
    activityStartDate ob:activityStartDate type=<xsd:date>
    creditsEarned ob:creditsEarned type=<xsd:float>
    identifier ob:identifier container=@set
    image ob:Image type=@id
    licenseNumber ob:licenseNumber type=<xsd:string>
    result ob:result container=@set
    role ob:role type=<xsd:string>
    source ob:source type=@id
    term ob:term type=<xsd:string>
  Address ob:Address scope=open
    addressCountry schema:addressCountry type=<xsd:string>
    addressCountryCode ob:CountryCode type=<xsd:string>
    addressLocality schema:addressLocality type=<xsd:string>
    addressRegion schema:addressRegion type=<xsd:string>
    geo ob:GeoCoordinates
    postOfficeBoxNumber schema:postOfficeBoxNumber type=<xsd:string>
    postalCode schema:postalCode type=<xsd:string>
    streetAddress schema:streetAddress type=<xsd:string>
  Alignment schema:AlignmentObject scope=open
    targetCode ob:targetCode type=<xsd:string>
    targetDescription schema:targetDescription type=<xsd:string>
    targetFramework schema:targetFramework type=<xsd:string>
    targetName schema:targetName type=<xsd:string>
    targetType ob:targetType type=<xsd:string>
    targetUrl schema:targetUrl type=<xsd:anyURI>
  Criteria ob:Criteria
  EndorsementCredential ob:EndorsementCredential
  EndorsementSubject ob:EndorsementSubject scope=open
    endorsementComment ob:endorsementComment type=<xsd:string>
  Evidence ob:Evidence scope=open
    audience schema:audience type=<xsd:string>
    genre schema:genre type=<xsd:string>
  GeoCoordinates ob:GeoCoordinates scope=open
    latitude schema:latitude type=<xsd:string>
    longitude schema:longitude type=<xsd:string>
  IdentifierEntry ob:IdentifierEntry scope=open
    identifier ob:identifier type=<xsd:string>
    identifierType ob:identifierType type=<xsd:string>
  IdentityObject ob:IdentityObject scope=open
    hashed ob:hashed type=<xsd:boolean>
    identityHash ob:identityHash type=<xsd:string>
    identityType ob:identityType type=<xsd:string>
    salt ob:salt type=<xsd:string>
  Image ob:Image scope=open
    caption schema:caption type=<xsd:string>
  Profile ob:Profile scope=open
    additionalName schema:additionalName type=<xsd:string>
    address ob:address type=@id
    dateOfBirth ob:dateOfBirth type=<xsd:date>
    email schema:email type=<xsd:string>
    familyName schema:familyName type=<xsd:string>
    familyNamePrefix ob:familyNamePrefix type=<xsd:string>
    givenName schema:givenName type=<xsd:string>
    honorificPrefix schema:honorificPrefix type=<xsd:string>
    honorificSuffix schema:honorificSuffix type=<xsd:string>
    image ob:Image type=@id
    otherIdentifier ob:otherIdentifier container=@set
    parentOrg ob:parentOrg type=@id
    patronymicName ob:patronymicName type=<xsd:string>
    phone ob:phone type=<xsd:string>
    official ob:official type=<xsd:string>
  Related ob:Related scope=open
    version ob:version type=<xsd:string>
  Result ob:Result scope=open
    achievedLevel ob:achievedLevel type=<xsd:anyURI>
    resultDescription ob:resultDescription type=<xsd:anyURI>
    status ob:status type=<xsd:string>
    value schema:value type=<xsd:string>
  ResultDescription ob:ResultDescription scope=open
    allowedValue ob:allowedValue type=<xsd:string> container=@set
    requiredLevel ob:requiredLevel type=<xsd:anyURI>
    requiredValue ob:requiredValue type=<xsd:string>
    resultType ob:resultType type=<xsd:string>
    rubricCriterionLevel ob:rubricCriterionLevel container=@set
    valueMax ob:valueMax type=<xsd:string>
    valueMin ob:valueMin type=<xsd:string>
  RubricCriterionLevel ob:RubricCriterionLevel scope=open
    level ob:level type=<xsd:string>
    points ob:points type=<xsd:string>
  alignment ob:alignment container=@set
  awardedDate ob:awardedDate type=xsds:dateTime
  description schema:description type=xsds:string
  endorsement ob:endorsement container=@set
  image ob:image type=@id
  name schema:name type=xsds:string
  narrative ob:narrative type=xsds:string
  url schema:url type=xsds:anyURI
context https://purl.imsglobal.org/spec/ob/v3p0/context.json open
also https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.0.json
  id @id
  type @type
  xsd xsds: prefix
  OpenBadgeCredential ob:OpenBadgeCredential
  Achievement ob:Achievement scope=open
    achievementType ob:achievementType type=<xsd:string>
    alignment ob:alignment type=ob:Alignment container=@set
    creator ob:Profile
    creditsAvailable ob:creditsAvailable type=<xsd:float>
    criteria ob:Criteria type=@id
    fieldOfStudy ob:fieldOfStudy type=<xsd:string>
    humanCode ob:humanCode type=<xsd:string>
    otherIdentifier ob:otherIdentifier type=ob:IdentifierEntry container=@set
    related ob:related type=ob:Related container=@set
    resultDescription ob:resultDescription type=ob:ResultDescription container=@set
    specialization ob:specialization type=<xsd:string>
    tag schema:keywords type=<xsd:string> container=@set
    version ob:version type=<xsd:string>
  AchievementCredential ob:OpenBadgeCredential
  AchievementSubject ob:AchievementSubject scope=open
    achievement ob:Achievement
    activityEndDate ob:activityEndDate type=<xsd:date>
    activityStartDate ob:activityStartDate type=<xsd:date>
    creditsEarned ob:creditsEarned type=<xsd:float>
    identifier ob:identifier type=ob:IdentityObject container=@set
    licenseNumber ob:licenseNumber type=<xsd:string>
    result ob:result type=ob:Result container=@set
    role ob:role type=<xsd:string>
    source ob:source type=ob:Profile
    term ob:term type=<xsd:string>
  Address ob:Address scope=open
    addressCountry schema:addressCountry type=<xsd:string>
    addressCountryCode ob:CountryCode type=<xsd:string>
    addressLocality schema:addressLocality type=<xsd:string>
    addressRegion schema:addressRegion type=<xsd:string>
    geo ob:GeoCoordinates
    postOfficeBoxNumber schema:postOfficeBoxNumber type=<xsd:string>
    postalCode schema:postalCode type=<xsd:string>
    streetAddress schema:streetAddress type=<xsd:string>
  Alignment schema:Alignment scope=open
    targetCode ob:targetCode type=<xsd:string>
    targetDescription schema:targetDescription type=<xsd:string>
    targetFramework schema:targetFramework type=<xsd:string>
    targetName schema:targetName type=<xsd:string>
    targetType ob:targetType type=<xsd:string>
    targetUrl schema:targetUrl type=<xsd:anyURI>
  Criteria ob:Criteria
  EndorsementCredential ob:EndorsementCredential
  EndorsementSubject ob:EndorsementSubject scope=open
    endorsementComment ob:endorsementComment type=<xsd:string>
  Evidence ob:Evidence scope=open
    audience schema:audience type=<xsd:string>
    genre schema:genre type=<xsd:string>
  GeoCoordinates ob:GeoCoordinates scope=open
    latitude schema:latitude type=<xsd:string>
    longitude schema:longitude type=<xsd:string>
  IdentifierEntry ob:IdentifierEntry scope=open
    identifier ob:identifier type=<xsd:string>
    identifierType ob:identifierType type=<xsd:string>
  IdentityObject ob:IdentityObject scope=open
    hashed ob:hashed type=<xsd:boolean>
    identityHash ob:identityHash type=<xsd:string>
    identityType ob:identityType type=<xsd:string>
    salt ob:salt type=<xsd:string>
  Image ob:Image scope=open
    caption schema:caption type=<xsd:string>
  Profile ob:Profile scope=open
    additionalName schema:additionalName type=<xsd:string>
    address ob:Address
    dateOfBirth ob:dateOfBirth type=<xsd:date>
    email schema:email type=<xsd:string>
    familyName schema:familyName type=<xsd:string>
    familyNamePrefix ob:familyNamePrefix type=<xsd:string>
    givenName schema:givenName type=<xsd:string>
    honorificPrefix schema:honorificPrefix type=<xsd:string>
    honorificSuffix schema:honorificSuffix type=<xsd:string>
    otherIdentifier ob:otherIdentifier type=ob:IdentifierEntry container=@set
    parentOrg ob:parentOrg type=<xsd:string>
    patronymicName ob:patronymicName type=<xsd:string>
    phone ob:PhoneNumber type=<xsd:string>
    official ob:official type=<xsd:string>
  Related ob:Related scope=open
    version ob:version type=<xsd:string>
  Result ob:Result scope=open
    achievedLevel ob:achievedLevel type=<xsd:anyURI>
    resultDescription ob:resultDescription type=<xsd:anyURI>
    status ob:status type=<xsd:string>
    value schema:value type=<xsd:string>
  ResultDescription ob:ResultDescription scope=open
    allowedValue ob:allowedValue type=<xsd:string> container=@set
    requiredLevel ob:requiredLevel type=<xsd:anyURI>
    requiredValue ob:requiredValue type=<xsd:string>
    resultType ob:resultType type=<xsd:string>
    rubricCriterionLevel ob:rubricCriterionLevel type=ob:RubricCriterionLevel container=@set
    valueMax ob:valueMax type=<xsd:string>
    valueMin ob:valueMin type=<xsd:string>
  RubricCriterionLevel ob:RubricCriterionLevel scope=open
    level ob:level type=<xsd:string>
    points ob:points type=<xsd:string>
  alignment ob:alignment type=ob:Alignment container=@set
  description schema:description type=xsds:string
  endorsement ob:endorsement type=ob:EndorsementCredential container=@set
  image ob:image type=ob:Image
  name schema:name type=xsds:string
  narrative ob:narrative type=xsds:string
  url schema:url type=xsds:anyURI
context https://purl.imsglobal.org/spec/ob/v3p0/extensions.json open
  id @id
  type @type
  1EdTechJsonSchemaValidator2019 <https://purl.imsglobal.org/spec/vccs/v1p0/context.json#1EdTechJsonSchemaValidator2019>
  1EdTechRevocationList <https://purl.imsglobal.org/spec/vcrl/v1p0/context.json#1EdTechRevocationList>
  1EdTechCredentialRefresh <https://purl.imsglobal.org/spec/vccr/v1p0/context.json#1EdTechCredentialRefresh>
context https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json open
  id @id
  type @type
  ClrCredential clr:ClrCredential scope=open
    id @id
    type @type
    partial clr:partial type=<xsd:boolean>
  ClrSubject clr:ClrSubject scope=open
    id @id
    type @type
    cred cred: prefix
    obi ob: prefix
    achievement clr:achievement type=ob:Achievement container=@set
    association clr:association type=clr:Association container=@set
    verifiableCredential clr:verifiableCredential type=cred:verifiableCredential container=@set
    identifier clr:identifier-1 type=ob:Identifier container=@set
  Association clr:Association scope=open
    associationType clr:AssociationType
    sourceId clr:sourceId type=<xsd:anyURI>
    targetId clr:targetId type=<xsd:anyURI>
`;
