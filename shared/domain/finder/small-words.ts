const list = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** Words that say nothing of what is asked for, folded and without apostrophes. */
const SMALL_ENGLISH = list(`
    a about actually after already also am an and any anyone anything are around as at  be because been
    before being believe but by call called calling could day days did do does doing done
     each ever every for from  gets getting give go goes going gonna got great guys had has have having he
    hello help her here hey hi him his hold how i id if ill im in into is it its ive just kind last let lets like
    little look looks lot lots made make maybe me mean month months morning most much my myself need needs new
    night now of ok okay on once one ones only or other our  per please pls plz pretty quite really
    right said saw say says see seem seems she should since so some somebody someone something soon such sure
    take talk tell than that thats the their them then there theres these they theyre thing things think
    this those though time times to today told tomorrow too tried try trying um  us very wanna want wanted
    wants was way we week weeks well went were weve what whats when where which while who whos why will wish
    with wondering would ya yeah year years yes yesterday yet you your youre yours
    issue problem report request complaint complain file someones theyve hasn 
`);
const SMALL_SPANISH = list(`
    a aca ademas ahi ahora ahorita al algo alguien alguno algunos alguna algunas alla alli andan ando antes aqui asi
    aun aunque ayer bien buen buena buenas bueno buenos cada como con cosa cosas cual cuando cuanto de del desde dia
    dias dice dicen digo disculpe donde el ella ellos en entonces era es esa esas ese eso esos esta estaba estan
    estar estas este esto estos estoy favor fue ha habia hablo hace hacen hacer hago han hasta
    hay he hizo hola hora hoy ir la las le les lo los luego manana me mes meses mi mientras mis mismo mucha
     mucho muy necesita necesitamos necesito nos nosotros nuestra nuestro o oiga otra otro otros para
    parece pedir pero podemos poder podria podrian poquito poco por porque pos pueda pueden puede puedo pues puro
    que queria quiere quiero quien quisiera sabe se sea semana semanas senor senora senorita ser si sido sobre solo
    son su sus tal tambien tan tanto te tengo tenemos tener tiempo tiene tienen todavia traen
    trae tu tus un una unas uno unos urge va vamos van ve veo ver vez voy y ya yo
    queja reportar reporte reporto problema quejarme llamando llamo solicitar
`);
export const SMALL_WORDS: ReadonlySet<string> = new Set([...SMALL_ENGLISH, ...SMALL_SPANISH]);

/**
 * Everyday words near to words of the catalogue that are neither misspelt nor forms of them: "hose" for "house", "rata"
 * for "rato".
 */
const ORDINARY_ENGLISH = list(`
    able above across against age ago alone along always amount angry another answer apart appear area arm asked away
    baby bad ball bank base beat beautiful bell below beside best better between bill birth bit black blame blow board
    body book born boss bought boy bread bright bring brother brought brown built busy buy cake card care case cat
    caught cause chance change charge cheap check child children choice class clear clock close cloud coach coat code
    coffee cold color copy cost count country couple course cousin cover crazy cross cry cup custom daily dance dark
    date daughter deal dear death decide deep desk dinner direct doctor door dream dress drink drive drop early earth
    east easy eat eight else empty enough enter even evening event example excuse eye face fact fair fall false family
    far fast father fear feel feet few field fight figure film final find fine finger finish fish five fix flag flat
    floor fly follow food foot force forget form four free fresh friend front full fun game girl given glad goal goods
    grand grandma grandpa group grow guess guy hair half hand happen happy hard hate head health hear heard heart heat
    heavy height hello hidden high history home hope hoop hoops hot hotel hour house huge human hurry husband idea
    ideas inch inside instead job join judge keep kept kid kids kitchen lady large late later laugh law lawyer lead
    learn least leave led left leg lesson letter level library life lift line list listen live living local long loose
    lose loss lost loud love low lower luck lunch main man mark market married matter meat meet member men mention
    middle mile mind mine minute miss mom moment money mother mouth move movie music name near nearly neck neighbor
    neighborhood neighbors neighbour nephew next nice nine noise none noon north nose note number nurse offer office
    often open order ours outside own owner page paid pain pants paper parent parents part party pass past pay peace
    phone photo pick picture piece place plan play player point poor power present price print private prize problem
    proper proud pull pure push quick quickly quiet race rain raise ran rate rather reach read ready real reason recent
    record regular rent rest return rice rich ride ring rise rock role roof room rough round row rule run sad safe
    sale salt same sat save scared school score sea seat second secret self sell send sense sent serious serve service
    set seven shake shape share sharp shirt shoe shop short shot shout shouting show shut sick sight silent similar
    simple sing single sister sit six size skin sleep sleeping slow slowly small smart smile snow social soft son song
    sorry sort sound soup south space speak special speech spend sport stage stand star start state stay step stick
    stone stood story strong stuff sudden sugar suit summer sun supper support sweet swim table talked tall taught tax
    teach teacher team tears ten tent test text third thought thousand three through throw tired together tonight took
    touch toward town train travel treat trip trouble true trust truth turn twelve twenty twice type uncle under
    unit until upon upset use used useful user usual usually value video view visit voice wait waiting walk walked
    walking wall warm wash watch wear weather wedding weekend weird west wet white wife wild win wind window winter
    wise wonder word work worked worker working world worry worse worst worth write wrong yard young
`);
const ORDINARY_SPANISH = list(`
    abrir abuela abuelo acaba agosto alto amiga amigo ano anos anoche apenas barato bastante boca bonita bonito busco
    cabeza caballero cama camino carne caro casa casi caso cena cerca cerrar chica chico ciudad clase cobrar color
    comer comida comprar corte cuadro cuenta cuento cuerpo dar debe deber dejar dentro derecho desea dinero direccion
    doctor domingo dolor dormir edad ejemplo embargo enero enfermo enfrente entrada entrar esposa esposo escuela
    escuchar espera esperar esquina estado familia fecha feliz fin flor forma foto frente frio fuera fuerte gasto
    gran grande grandes grupo guerra hablar hambre hermana hermano hija hijo hijos hombre horas horario huevo idioma
    iglesia igual izquierda jefe joven jueves jugar lado lados largo lejos lengua libre libro linda lugar lunes madre
    mal mala malo mama mano mandar manejar maria martes mayor mayo media medico medio mejor menos mente mesa miedo
    miercoles mil minutos mitad modo mujer mundo nada nadie nada ninguna ninguno nina nino ninos nombre norte noche
    noches nueva nuevo numero nunca oeste oficina ojo oido padre pagar pais palabra papa papel paro parte pasado paseo
    paso patio peor pelo perdon persona personas pie piel pies pobre poner precio pregunta primera primero primo pronto
    puerta puerto punto quedar querer quiza rato rapido razon recibo renta rico ropa rosa saber sabado salir salud
    seguro sala semana sentir servicio siempre siento siglo siguiente sitio sol sola suegra suelo sueno sur tarde
    tema temprano tercera tia tienda tio tierra tipo todavia tomar trabajar trabajo tras traer ultimo usar vecina
    vecino vecinos veces vender venir ventana verano verdad viaje vida viejo viejos viernes vieja vivir vivo voz
    zapato
`);
export const ORDINARY_WORDS: ReadonlySet<string> = new Set([...ORDINARY_ENGLISH, ...ORDINARY_SPANISH]);

/** Everyday words by the language they belong to; a few belong to both. */
export const EVERYDAY_WORDS = {
  en: new Set([...SMALL_ENGLISH, ...ORDINARY_ENGLISH]),
  es: new Set([...SMALL_SPANISH, ...ORDINARY_SPANISH]),
} as const;
